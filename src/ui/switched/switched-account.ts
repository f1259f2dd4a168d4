// What there is to say and to do about an account that was switched: is it confirmed, was it set
// back, the old password, the way back. The same on the overview and at the end of a switch.
import {
  codeOfConfirmation,
  isConfirmFailureReason,
} from "../../core/diagnose/diagnose-confirmation";
import { isPutBack, isSetBack, switchStateOf } from "../../core/look-again/look-again";
import type { StoredSecret } from "../../core/mail-servers/stored-login";
import type { UndoRecord } from "../../core/mail-servers/undo";
import type { ServerSnapshot } from "../../core/server";
import { browser } from "../../messenger/browser";
import { wordsOfCode } from "../diagnosis-words";
import { element } from "../element";
import { rewrittenWords } from "../rewritten-words";
import { settingWord, valueWord } from "../setting-words";
import { text } from "../../messenger/text";
import { passwordOffer, unlockOffer } from "./password-offer";
import { undoOffer, type UndoCircumstances } from "./undo-offer";

/** A switched account with everything that its part of a page shows. */
export interface SwitchedAccount extends UndoCircumstances {
  readonly accountId: string;
  readonly record: UndoRecord;
  /** The servers of the record, as they are now. */
  readonly servers: readonly ServerSnapshot[];
}

/** What a click has done, for the page to say and to read everything anew. */
export type Changed = (announcement: string) => void;

/** Who has put the old settings back, as far as that can be known. */
function setBackLines({ record, servers }: SwitchedAccount): readonly string[] {
  return record.servers.filter(isSetBack).flatMap(({ serverId, changes }) => {
    const server = servers.find(({ id }) => id === serverId);
    return changes.filter(isPutBack).map(({ setting, before }) => {
      const rewritten = server?.rewrittenSettings.find(
        (one) => one.setting === setting && one.value === before,
      );
      return rewritten
        ? rewrittenWords(rewritten)
        : text("setBackBySomebody", settingWord(setting), valueWord(setting, before));
    });
  });
}

function setBack(account: SwitchedAccount): HTMLElement {
  const lines = setBackLines(account).map((words) => element("li", {}, words));
  return element(
    "div",
    { class: "note", "data-switched": "set-back" },
    element("p", {}, text("setBack")),
    element("ul", {}, ...lines),
  );
}

function notConfirmed(account: SwitchedAccount, changed: Changed, obvious: boolean): HTMLElement {
  const { accountId, record } = account;
  const failed = record.servers.find(({ state }) => state?.code !== undefined);
  const note = element("div", { class: "note", "data-switched": "not-confirmed" });
  const check = async () => {
    note.replaceChildren(element("p", {}, text("stepConfirming")));
    try {
      // Asks for the primary password, if there is one and nobody has entered it yet.
      await browser.mailServers.unlockSavedPasswords();
      const confirmations = await browser.mailServers.confirm(accountId);
      const reason = confirmations.flatMap((one) => (one.ok ? [] : [one]))[0];
      changed(reason ? reasonWords(reason.reason, reason.serverId, account) : text("checkDone"));
    } catch {
      changed(text("resultBroken"));
    }
  };
  const why = failed?.state?.code ?? "";
  const words = [text("notConfirmed"), reasonWords(why, failed?.serverId ?? null, account)];
  note.append(
    ...words.filter((one) => one !== "").map((one) => element("p", {}, one)),
    element(
      "button",
      { type: "button", class: obvious ? "primary" : "", click: () => void check() },
      text("checkAgain"),
    ),
  );
  return note;
}

/** The sentences for a reason, also a stored one; "" for one that this version does not know. */
function reasonWords(
  reason: string,
  serverId: string | null,
  { servers }: SwitchedAccount,
): string {
  const code = isConfirmFailureReason(reason) ? codeOfConfirmation(reason) : undefined;
  const server = servers.find(({ id }) => id === serverId);
  if (!code || !server) return "";
  const { title, next } = wordsOfCode(code, server);
  return `${title} ${next}`;
}

function oldPassword(
  password: StoredSecret,
  record: UndoRecord,
  changed: Changed,
): readonly Node[] {
  switch (password) {
    case "some":
      return [
        passwordOffer(record, () => {
          changed(text("deletePasswordDone"));
        }),
      ];
    case "locked":
      return [
        unlockOffer(() => {
          changed("");
        }),
      ];
    case "none":
      return [];
  }
}

/**
 * The nodes below an account that was switched; none when nothing of the switch is left.
 *
 * @param obvious whether what there is to do is the page's one obvious button
 */
export function switchedAccount(
  account: SwitchedAccount,
  changed: Changed,
  obvious: boolean,
): readonly Node[] {
  const undo = () =>
    undoOffer(account.record, account, () => {
      changed(text("undoDone"));
    });
  switch (switchStateOf(account.record)) {
    case "set-back":
      return [setBack(account)];
    case "not-confirmed":
      return [notConfirmed(account, changed, obvious), undo()];
    case "confirmed": {
      // Somebody may have set a server to a password again since: it is needed there.
      const isUnused = account.servers.every(({ authentication }) => authentication === "oauth2");
      const password = isUnused ? account.password : "none";
      return [...oldPassword(password, account.record, changed), undo()];
    }
    case "undone":
    case undefined:
      return [];
  }
}
