// The way back, offered quietly for an account that was switched, and asked for twice.
import type { UndoRecord, UndoResult } from "../../core/mail-servers";
import { browser } from "../../messenger/browser";
import { element } from "../element";
import { settingWord, valueWord } from "../setting-words";
import { messageFor, text } from "../text";

type Refusal = Extract<UndoResult, { readonly ok: false }>;

function explanation(record: UndoRecord): string {
  const time = new Date(record.time).toLocaleString(browser.i18n.getUILanguage(), {
    dateStyle: "long",
    timeStyle: "short",
  });
  const changesReceiving = record.servers.some(({ type }) => type !== "smtp");
  return text(changesReceiving ? "undoExplained" : "undoExplainedSending", time);
}

function refusalWords({ reason, differences }: Refusal, record: UndoRecord): readonly Node[] {
  const lines = differences.map(({ serverId, setting, expected, found }) => {
    const server = record.servers.find((one) => one.serverId === serverId);
    const name = `${server?.type ?? ""} ${server?.username ?? ""}`.trim();
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
export function undoOffer(record: UndoRecord, undone: () => void): HTMLElement {
  const place = element("div", { class: "undo" });
  const offer = () => {
    const ask = element(
      "button",
      { type: "button", class: "quiet", click: confirm },
      text("undoOffer"),
    );
    place.replaceChildren(ask);
    return ask;
  };
  const confirm = () => {
    const undoNow = element(
      "button",
      { type: "button", click: () => void undo() },
      text("undoNow"),
    );
    const keep = element(
      "button",
      {
        type: "button",
        click: () => {
          offer().focus();
        },
      },
      text("keepSwitched"),
    );
    place.replaceChildren(element("p", {}, explanation(record)), undoNow, " ", keep);
    keep.focus();
  };
  const undo = async () => {
    place.replaceChildren();
    const result = await browser.mailServers.undo(record.id);
    if (result.ok) {
      undone();
      return;
    }
    place.replaceChildren(element("div", { role: "alert" }, ...refusalWords(result, record)));
  };
  offer();
  return place;
}
