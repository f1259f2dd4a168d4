// "What went wrong?": what the words on a screen mean, for whoever changes the settings by hand.
import { isDiagnosisCode } from "../../core/diagnose/catalogue/catalogue";
import { mailAddressIn } from "../../core/exchange-online/mail-address";
import type { Seen } from "../../core/diagnose/seen-when";
import { counted, messageFor, text } from "../../messenger/text";
import { byId, element } from "../element";
import { setPageState, startPage } from "../start-page";
import { type Choice, chooseExplanations } from "./choose-explanations";
import { type Explanation, explanationOf, type Told } from "./explanation";
import { explanationView } from "./explanation-view";

const asked = new URLSearchParams(location.search);

/** The key of the explanation that is open. */
let opened: string | undefined;

/** What the words meant before the last key. */
let meant: string | undefined;

function field(id: string): HTMLInputElement | HTMLTextAreaElement {
  return byId(id) as HTMLInputElement | HTMLTextAreaElement;
}

function told(): Told {
  return { words: field("words").value.trim(), address: mailAddressIn(field("address").value) };
}

function view(explanation: Explanation): HTMLElement {
  const { key } = explanation;
  return explanationView(explanation, key === opened, (isOpen) => {
    if (isOpen) opened = key;
    else if (opened === key) opened = undefined;
  });
}

function group(seen: Seen, explanations: readonly Explanation[]): readonly HTMLElement[] {
  if (explanations.length === 0) return [];
  const id = `seen-${seen}`;
  const heading = element("h2", { id }, text(messageFor("seen", seen)));
  return [element("section", { "aria-labelledby": id }, heading, ...explanations.map(view))];
}

function foundWords(found: number | undefined): string {
  if (found === undefined) return "";
  return found === 0 ? text("explanationsNothingFound") : counted("explanationsFound", found);
}

function stateOf({ found }: Choice): string {
  if (found === undefined) return "explanations";
  return found === 0 ? "nothing-found" : "found";
}

function render(): void {
  const choice = chooseExplanations(told());
  const { recognised, groups, found } = choice;
  const means = recognised[0]?.key;
  if (means !== meant) opened = means ?? opened;
  meant = means;
  byId("recognised").replaceChildren(...recognised.map(view));
  byId("meaning").hidden = recognised.length === 0;
  byId("groups").replaceChildren(...groups.flatMap(([seen, ones]) => group(seen, ones)));
  byId("found").textContent = foundWords(found);
  setPageState(stateOf(choice));
}

/** `?code=` opens one explanation. */
function openAsked(): void {
  const code = asked.get("code") ?? "";
  if (!isDiagnosisCode(code)) return;
  opened = explanationOf(code, told()).key;
  render();
  const summary = document.querySelector<HTMLElement>(".explanation[open] > summary");
  summary?.scrollIntoView({ block: "center" });
  summary?.focus();
}

function show(): Promise<void> {
  field("address").value = mailAddressIn(asked.get("address") ?? "") ?? "";
  for (const id of ["words", "address"]) byId(id).addEventListener("input", render);
  render();
  openAsked();
  return Promise.resolve();
}

startPage(show);
