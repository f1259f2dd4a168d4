// The plan in words: what will change, what cannot, and who else is touched.
import { assessServer } from "../../core/assess/assess";
import type { Half, PlannedServer, SwitchPlan } from "../../core/plan/switch-plan";
import { messageFor, text } from "../../messenger/text";
import { blockerWords } from "../blocker-words";
import { byId, element } from "../element";
import { icon } from "../icon";
import { settingWord, valueWord } from "../setting-words";
import { warningWords } from "../warning-words";

/** Before → after, with the word for the arrow for those who do not see it. */
function becomes(before: string, after: string): readonly Node[] {
  return [
    element("span", { class: "before" }, before),
    icon("arrow"),
    element("span", { class: "visually-hidden" }, ` ${text("becomes")} `),
    element("span", { class: "after" }, after),
  ];
}

function halfLine(half: Half, servers: readonly PlannedServer[]): HTMLElement {
  const verdicts = servers
    .filter((one) => one.half === half)
    .map((one) => assessServer(one.server));
  const [worst = "on-password"] = (["on-password", "insecure", "other"] as const).filter((one) =>
    verdicts.some(({ verdict }) => verdict === one),
  );
  return element(
    "li",
    { "data-half": half },
    element("span", { class: "half" }, text(half)),
    ...becomes(text(messageFor("planBefore", worst)), text("planAfter")),
  );
}

function changeLines({ half, server, changes }: PlannedServer): HTMLElement {
  const lines = changes.map(({ setting, before, after }) => {
    const words = [valueWord(setting, before), valueWord(setting, after)] as const;
    const name = element("span", { class: "setting" }, settingWord(setting));
    return element("li", { "data-setting": setting }, name, ...becomes(...words));
  });
  const heading = text("planServer", text(half), server.hostname);
  return element("li", { "data-server": server.id }, heading, element("ul", {}, ...lines));
}

/** What cannot be switched, and who else is touched. */
export function showNotes(plans: readonly SwitchPlan[]): void {
  const words = plans.flatMap(({ blockers, warnings }) => [
    ...blockers.map(blockerWords),
    ...warnings.map(warningWords),
  ]);
  const notes = [...new Set(words)].map((one) => element("p", { class: "note" }, one));
  byId("notes").replaceChildren(...notes);
}

/** Fills the page's places for the plan. */
export function showPlan(plan: SwitchPlan): void {
  const { servers } = plan;
  const halves = [...new Set(servers.map(({ half }) => half))];
  byId("plan-lines").replaceChildren(...halves.map((half) => halfLine(half, servers)));
  byId("plan-changes").replaceChildren(...servers.map(changeLines));
  byId("plan-details").hidden = servers.length === 0;
  showNotes([plan]);
}

/** Instead of the lines: why there are none. */
export function showNoPlan({ blockers }: SwitchPlan): void {
  const words = text(blockers.length > 0 ? "cannotSwitchNow" : "nothingToSwitch");
  byId("plan-lines").replaceChildren(element("li", {}, words));
}
