// Why somebody is on this page: it is the guided edition, or the full one without what it needs.
import { edition } from "../../messenger/edition/this-edition";
import { text } from "../../messenger/text";
import { byId } from "../element";

const REASON = {
  guided: "fullEditionLine",
  "without-experiment": "guidedBecauseMissing",
  // It was sent here by a page that could not read the settings.
  full: "guidedBecauseError",
} as const;

export function showReason(): void {
  byId("reason").textContent = text(REASON[edition.name]);
}
