// What there is to do on a card, one line each, with the words that stand on the screen set apart.
import type { Shown, WalkAction, WalkStep } from "../../core/walk/walk-step";
import { text, type MessageName } from "../../messenger/text";
import type { ThunderbirdWords } from "../../messenger/thunderbird-words";
import { element } from "../element";
import { sentence } from "../sentence";

export function shownWords(shown: Shown, words: ThunderbirdWords): string {
  if ("word" in shown) return words(shown.word);
  if ("text" in shown) return shown.text;
  return "accountAt" in shown ? shown.accountAt : shown.serverAt;
}

/** Where a control is to be found is said in the sentence around it. */
function clickSentence({ kind, control }: WalkAction): MessageName {
  if (kind === "context-menu") {
    return "accountAt" in control ? "actionContextMenuUnnamed" : "actionContextMenu";
  }
  if ("accountAt" in control) return "actionClickUnnamed";
  if ("serverAt" in control) return control.username ? "actionClickLineOf" : "actionClickLine";
  if ("text" in control) return "actionClickListed";
  switch (control.word) {
    case "appMenu":
      return "actionClickMenu";
    case "serverSettings":
      return "actionClickBelow";
    case "outgoingServerPane":
      return "actionClickLast";
    default:
      return "actionClick";
  }
}

const SENTENCE = {
  choose: "actionChoose",
  type: "actionType",
  check: "actionCheck",
} as const satisfies Record<Exclude<WalkAction["kind"], "click" | "context-menu">, MessageName>;

function copyButton(value: string): HTMLElement {
  const click = (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    void navigator.clipboard.writeText(value).then(() => {
      button.textContent = text("valueCopied");
    });
  };
  return element(
    "button",
    { type: "button", class: "quiet", "aria-label": text("copyValueNamed", value), click },
    text("copyValue"),
  );
}

function line(action: WalkAction, words: ThunderbirdWords): HTMLElement {
  const control = element("b", { class: "control" }, shownWords(action.control, words));
  if (!("value" in action)) {
    const name = clickSentence(action);
    const of = "serverAt" in action.control ? action.control.username : "";
    const words = sentence(name, control, element("b", {}, of));
    return element("li", { "data-action": action.kind, "data-sentence": name }, ...words);
  }
  const shown = shownWords(action.value, words);
  const value = element("b", { class: "value" }, shown);
  // What is to be typed can be copied; a list has it already.
  const copy = "text" in action.value ? [" ", copyButton(shown)] : [];
  return element(
    "li",
    { "data-action": action.kind },
    ...sentence(SENTENCE[action.kind], control, value),
    ...copy,
  );
}

/** All of a step's. */
export function actionLines({ actions }: WalkStep, words: ThunderbirdWords): HTMLElement {
  return element("ol", { class: "actions" }, ...actions.map((one) => line(one, words)));
}
