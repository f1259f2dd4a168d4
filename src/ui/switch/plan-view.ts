// The plan in words: what will change, what cannot, and who else is touched.
import type { PlannedServer, SwitchPlan, Warning } from "../../core/plan/switch-plan";
import { blockerWords } from "../blocker-words";
import { element } from "../element";
import { settingWord, valueWord } from "../setting-words";
import { messageFor, text } from "../text";

function changeLines({ half, server, changes }: PlannedServer): HTMLElement {
  const lines = changes.map(({ setting, before, after }) =>
    element(
      "li",
      { "data-setting": setting },
      text(
        "settingChange",
        settingWord(setting),
        valueWord(setting, before),
        valueWord(setting, after),
      ),
    ),
  );
  const heading = text("planServer", text(half), server.hostname);
  return element("li", { "data-server": server.id }, heading, element("ul", {}, ...lines));
}

function warningWords({ code, server, accountNames }: Warning): string {
  return text(messageFor("warning", code), server.hostname, accountNames.join(", "));
}

/** Fills the page's three places for the plan. */
export function showPlan(
  { servers, blockers, warnings }: SwitchPlan,
  lines: HTMLElement,
  changes: HTMLElement,
  notes: HTMLElement,
): void {
  const halves = new Set(servers.map(({ half }) => half));
  lines.replaceChildren(
    ...[...halves].map((half) =>
      element(
        "li",
        { "data-half": half },
        text(half === "receiving" ? "planReceiving" : "planSending"),
      ),
    ),
  );
  changes.replaceChildren(...servers.map(changeLines));
  notes.replaceChildren(
    ...[...blockers.map(blockerWords), ...warnings.map(warningWords)].map((words) =>
      element("p", { class: "note" }, words),
    ),
  );
}
