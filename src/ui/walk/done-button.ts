import { text } from "../../messenger/text";
import { element } from "../element";

/** The obvious button of a card. */
export function doneButton(done: () => void): HTMLElement {
  const attributes = { type: "button", id: "done", class: "primary", click: done };
  return element("p", { class: "buttons" }, element("button", attributes, text("stepDone")));
}
