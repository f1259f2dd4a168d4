// The way back, offered quietly for an account that was switched, and asked for twice.
import type { StoredSecret } from "../../core/mail-servers/stored-login";
import type { UndoRecord, UndoResult } from "../../core/mail-servers/undo";
import { browser } from "../../messenger/browser";
import { element } from "../element";
import { settingWord, valueWord } from "../setting-words";
import { messageFor, text } from "../../messenger/text";
import { timeWords } from "../../messenger/time-words";
import { question } from "./question";

type Refusal = Extract<UndoResult, { readonly ok: false }>;

/** What the person should know before a switch is undone. */
export interface UndoCircumstances {
  /** The password that was used before; without it Thunderbird asks. */
  readonly password: StoredSecret;
  /** Other accounts whose mail goes through a server of the record. */
  readonly otherAccounts: readonly string[];
}

function explanation(record: UndoRecord, circumstances: UndoCircumstances): readonly string[] {
  const { password, otherAccounts } = circumstances;
  const time = timeWords(new Date(record.time));
  const changesReceiving = record.servers.some(({ type }) => type !== "smtp");
  return [
    text(changesReceiving ? "undoExplained" : "undoExplainedSending", time),
    ...(password === "none" ? [text("undoWithoutPassword")] : []),
    ...(otherAccounts.length > 0 ? [text("undoShared", otherAccounts.join(", "))] : []),
  ];
}

function refusalWords({ reason, differences }: Refusal, record: UndoRecord): readonly Node[] {
  const lines = differences.map(({ serverId, setting, expected, found }) => {
    const server = record.servers.find((one) => one.serverId === serverId);
    const half = text(server?.type === "smtp" ? "sending" : "receiving");
    const name = `${half} (${server?.username ?? ""})`;
    const words = [expected, found].map((value) => valueWord(setting, value)) as [string, string];
    return element(
      "li",
      {},
      text("undoDifference", name, settingWord(setting), words[1], words[0]),
    );
  });
  const sentence = element("p", {}, text(messageFor("undoFailure", reason)));
  return lines.length > 0 ? [sentence, element("ul", {}, ...lines)] : [sentence];
}

/** @param undone called when the old settings are back */
export function undoOffer(
  record: UndoRecord,
  circumstances: UndoCircumstances,
  undone: () => void,
): HTMLElement {
  const undo = async (): Promise<readonly Node[]> => {
    const result = await browser.mailServers.undo(record.id);
    if (result.ok) {
      undone();
      return [element("p", {}, text("undoDone"))];
    }
    const words = refusalWords(result, record);
    return result.reason === "account-settings-open" ? [...words, closeAndUndo()] : words;
  };
  const closeAndUndo = () => {
    const button: HTMLElement = element(
      "button",
      { type: "button", click: () => void close() },
      text("closeAccountSettings"),
    );
    const close = async () => {
      await browser.mailServers.closeAccountSettings();
      button.parentElement?.replaceChildren(...(await undo()));
    };
    return button;
  };
  return question("undo", {
    offer: text("undoOffer"),
    meaning: () => explanation(record, circumstances).map((words) => element("p", {}, words)),
    yes: text("undoNow"),
    no: text("keepSwitched"),
    answer: undo,
  });
}
