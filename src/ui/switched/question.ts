// An offer that is asked for twice: a quiet button, then what it means with a yes and a no.
import { element } from "../element";
import { text } from "../../messenger/text";

export interface Question {
  readonly offer: string;
  /** What it means; read anew at every opening. */
  readonly meaning: () => readonly Node[];
  readonly yes: string;
  readonly no: string;
  /** What is shown in place of the question afterwards. */
  readonly answer: () => Promise<readonly Node[]>;
}

/** Somebody is being asked here: nothing around it should be shown anew before they have answered. */
export const OPEN_QUESTION = "[data-question=open]";

/** What bubbles up when somebody has said no. */
export const QUESTION_CLOSED = "question-closed";

/** @param name for tests and styles */
export function question(name: string, { offer, meaning, yes, no, answer }: Question): HTMLElement {
  const place = element("div", { class: name });
  const close = () => {
    delete place.dataset["question"];
    const ask = element("button", { type: "button", class: "quiet", click: open }, offer);
    place.replaceChildren(ask);
    return ask;
  };
  const open = () => {
    const accept = element("button", { type: "button", click: () => void go() }, yes);
    const keep = element(
      "button",
      {
        type: "button",
        click: () => {
          close().focus();
          place.dispatchEvent(new Event(QUESTION_CLOSED, { bubbles: true }));
        },
      },
      no,
    );
    place.dataset["question"] = "open";
    place.replaceChildren(...meaning(), accept, " ", keep);
    keep.focus();
  };
  const go = async () => {
    place.replaceChildren();
    const broken = () => [element("p", {}, text("resultBroken"))];
    place.replaceChildren(element("div", { role: "alert" }, ...(await answer().catch(broken))));
    delete place.dataset["question"];
  };
  close();
  return place;
}
