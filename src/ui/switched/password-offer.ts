// After a switch is confirmed: the saved password of the old sign-in may go. Final, so asked for twice.
import type { UndoRecord } from "../../core/mail-servers/undo";
import { browser } from "../../messenger/browser";
import { element } from "../element";
import { messageFor, text } from "../../messenger/text";
import { question } from "./question";

/** @param deleted called when the passwords are gone */
export function passwordOffer(record: UndoRecord, deleted: () => void): HTMLElement {
  return question("old-password", {
    offer: text("deletePasswordOffer"),
    meaning: () => [element("p", {}, text("deletePasswordExplained"))],
    yes: text("deletePasswordNow"),
    no: text("keepPassword"),
    answer: async () => {
      const result = await browser.mailServers.deleteSavedPassword(record.id);
      if (!result.ok) {
        return [element("p", {}, text(messageFor("deletePasswordFailure", result.reason)))];
      }
      deleted();
      return [element("p", {}, text("deletePasswordDone"))];
    },
  });
}

/** For a locked login store: whether there is a password is not known before it is unlocked. */
export function unlockOffer(unlocked: () => void): HTMLElement {
  const unlock = async () => {
    if (await browser.mailServers.unlockSavedPasswords()) unlocked();
  };
  return element(
    "p",
    { class: "unlock" },
    text("passwordsLocked"),
    " ",
    element(
      "button",
      { type: "button", class: "quiet", click: () => void unlock() },
      text("unlockPasswords"),
    ),
  );
}
