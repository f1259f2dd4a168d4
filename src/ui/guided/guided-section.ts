// One account on the start page of the guided edition.
import { halvesOf } from "../../core/assess/assess";
import type { AccountFinding } from "../../core/assess/finding";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { currentStep, type WalkProgress } from "../../core/walk/walk-progress";
import { walkServers } from "../../core/walk/plan-by-hand";
import { text } from "../../messenger/text";
import { blockerWords } from "../blocker-words";
import { element } from "../element";
import { accountHalves } from "../half-line";
import { warningWords } from "../warning-words";

export interface GuidedAccount {
  readonly finding: AccountFinding;
  readonly plan: SwitchPlan;
  /** The host of its outgoing server, where the text does not tell it from another one. */
  readonly lookAlike: string | undefined;
  /** What was begun for it. */
  readonly walk: WalkProgress | undefined;
}

function walkLink({ finding, walk }: GuidedAccount, obvious: boolean): HTMLElement {
  const { id, name } = finding.account;
  const isBegun = walk !== undefined && currentStep(walk) !== undefined;
  return element(
    "a",
    {
      class: obvious ? "button primary" : "button",
      href: `walk.html?account=${encodeURIComponent(id)}`,
      "aria-label": text(isBegun ? "continueWalkNamed" : "showMeHowNamed", name),
    },
    text(isBegun ? "continueWalk" : "showMeHow"),
  );
}

function offer(account: GuidedAccount, obvious: boolean): readonly Node[] {
  const { plan, lookAlike } = account;
  const servers = walkServers(plan);
  const blocked = plan.blockers.filter(({ server }) => !servers.has(server.id));
  return [
    ...[
      ...(lookAlike === undefined ? [] : [text("lookAlike", lookAlike)]),
      ...plan.warnings.map(warningWords),
      ...blocked.map(blockerWords),
    ].map((words) => element("p", { class: "note" }, words)),
    ...(servers.size > 0 ? [element("p", { class: "offer" }, walkLink(account, obvious))] : []),
  ];
}

/** @param obvious its button is the page's one obvious one */
export function guidedSection(account: GuidedAccount, obvious: boolean): HTMLElement {
  const { finding } = account;
  const { id, name } = finding.account;
  const isElsewhere = halvesOf(finding).every(({ verdict }) => verdict === "not-exchange-online");
  return element(
    "section",
    {
      "data-account": id,
      "aria-label": name,
      ...(finding.flagged && { class: "flagged" }),
      ...(isElsewhere && { class: "elsewhere" }),
    },
    element("h3", {}, name),
    ...(isElsewhere
      ? [element("p", { class: "soft" }, text("notExchangeOnlineAccount"))]
      : [accountHalves(finding)]),
    ...(finding.flagged ? offer(account, obvious) : []),
  );
}
