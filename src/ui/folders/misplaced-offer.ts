// Sent, drafted, deleted or junk mail that would end in a folder of its own beside the mailbox's: said, and
// offered to be set right together with the folders.
import type { Misplaced } from "../../core/folders/misplaced";
import { messageFor, text } from "../../messenger/text";
import { element } from "../element";

export interface MisplacedOffer {
  readonly nodes: readonly Node[];
  /** Those that shall be set right. */
  wanted(): readonly Misplaced[];
}

export function misplacedOffer(found: readonly Misplaced[]): MisplacedOffer {
  const offers = found
    .filter(({ locked }) => !locked)
    .map((one) => {
      const box = element("input", { type: "checkbox", checked: true, "data-use": one.use });
      const own = one.own.names.join(" / ");
      const words = text(messageFor("misplaced", one.use), one.missing, own);
      return {
        one,
        box,
        node: element("p", {}, element("label", {}, box, element("span", {}, words))),
      };
    });
  const heading = element("h2", {}, text("misplacedHeading"));
  return {
    nodes: offers.length > 0 ? [heading, ...offers.map(({ node }) => node)] : [],
    wanted: () => offers.filter(({ box }) => box.checked).map(({ one }) => one),
  };
}
