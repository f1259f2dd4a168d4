// What the add-on has stored, in numbers, and the offer to remove it: final, so asked for twice.
import { browser } from "../../messenger/browser";
import { removeStoredSettings } from "../../messenger/stored-settings";
import { counted, text } from "../../messenger/text";
import { element } from "../element";
import { question } from "../switched/question";

export async function storedWords(): Promise<string> {
  const { records, unreadable } = await browser.mailServers.listUndoRecords();
  const count = records.length + unreadable.length;
  return count === 0 ? text("storedNone") : counted("storedRecords", count);
}

/** @param removed called when everything is gone */
export function removeOffer(removed: () => Promise<void>): HTMLElement {
  return question("remove-stored", {
    offer: text("removeStored"),
    meaning: () => [element("p", {}, text("removeStoredExplained"))],
    yes: text("removeStoredNow"),
    no: text("keepStored"),
    answer: async () => {
      const result = await browser.mailServers.removeRecords();
      if (!result.ok) return [element("p", {}, text("undoFailure_busy"))];
      await removeStoredSettings();
      await removed();
      return [element("p", {}, text("removeStoredDone"))];
    },
  });
}
