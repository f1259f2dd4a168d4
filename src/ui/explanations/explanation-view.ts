// One explanation: what happened, and folded below it who can fix it and how. One is open at a time, so
// that there is one obvious button.
import { THUNDERBIRD_PROVIDER } from "../../core/exchange-online/thunderbird-provider";
import { currentSetting } from "../../messenger/stored-settings";
import { text } from "../../messenger/text";
import { administratorPanel } from "../administrator/administrator-panel";
import { byId, element } from "../element";
import type { Explanation } from "./explanation";

/** The message takes the button's place. */
async function askAdministrator(place: HTMLElement, { forAdministrator }: Explanation) {
  const mayAsk = (await currentSetting("networkQuestions")).value;
  const nothing = () => undefined;
  place.replaceChildren(
    administratorPanel(forAdministrator(), THUNDERBIRD_PROVIDER, mayAsk, nothing, "by-hand"),
  );
  byId("administrator-heading").focus();
}

function askButton(place: HTMLElement, explanation: Explanation): HTMLElement {
  const click = () => void askAdministrator(place, explanation);
  const look = explanation.asksAdministrator === "first" ? "primary" : "";
  const attributes = { type: "button", class: look, "data-remedy": "ask-administrator" };
  return element("button", { ...attributes, click }, text("remedy_askAdministrator"));
}

/** @param toggled called when somebody, or the page, has opened or closed it */
export function explanationView(
  explanation: Explanation,
  isOpen: boolean,
  toggled: (isOpen: boolean) => void,
): HTMLElement {
  const { code, asksAdministrator, sentences } = explanation;
  const place = element("div");
  const node = element(
    "details",
    {
      class: "explanation",
      name: "explanation",
      open: isOpen,
      "data-code": code,
      toggle: () => {
        const asks = node.open && asksAdministrator !== "never";
        place.replaceChildren(...(asks ? [askButton(place, explanation)] : []));
        toggled(node.open);
      },
    },
    element("summary", {}, sentences.title),
    element("p", { class: "who" }, sentences.who),
    element("p", {}, sentences.next),
    place,
    element("p", { class: "soft" }, text("explanationsCode"), " ", element("code", {}, code)),
  );
  return node;
}
