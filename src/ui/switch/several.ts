// Several accounts, one after the other, each with a result of its own. One sign-in for each person:
// what somebody has signed in with for one account serves the next, and whoever says no is not asked
// again.
import type { SwitchPlan } from "../../core/plan/switch-plan";
import type { SwitchOptions } from "../../core/run/ports";
import type { SwitchEnd } from "../../core/run/switch-event";
import { onlyOneSwitch } from "../../messenger/one-switch";
import { counted, text } from "../../messenger/text";
import { byId, element } from "../element";
import { icon, type IconName } from "../icon";
import { accountSettingsOpen } from "./account-settings-open";
import { attempt } from "./attempt";
import type { Obstacles } from "./obstacles";
import { NONE, outcomeOf } from "./outcome";
import { readPlans, type ReadPlan } from "./read-plan";
import { ownOptions } from "./sign-in-options";
import { showBusy, showOutcome, showWaiting } from "./view";

type QueueState = "waiting" | "running" | "switched" | "not-switched" | "not-tried";

const SIGN: Record<QueueState, IconName> = {
  waiting: "waiting",
  running: "running",
  switched: "fine",
  "not-switched": "attention",
  "not-tried": "none",
};

/** Who signs in for a plan. */
function person({ signIn }: SwitchPlan): string {
  return signIn.username.toLowerCase();
}

/** The accounts of one person beside each other, in the order in which they were given. */
export function byPerson(plans: readonly SwitchPlan[]): readonly SwitchPlan[] {
  return plans
    .filter((plan, index) => plans.findIndex((one) => person(one) === person(plan)) === index)
    .flatMap((first) => plans.filter((plan) => person(plan) === person(first)));
}

/** How many people have to sign in, at most. */
export function people(plans: readonly SwitchPlan[]): readonly string[] {
  return [...new Set(plans.map(({ signIn }) => signIn.username))];
}

/** The list of accounts with how each has ended. */
class Queue {
  readonly #lines = new Map<string, HTMLElement>();

  constructor(plans: readonly SwitchPlan[]) {
    for (const plan of plans) this.#lines.set(plan.accountId, element("li", {}));
    for (const plan of plans) this.show(plan, "waiting", text("queueWaiting"));
    byId("queue").replaceChildren(...this.#lines.values());
    byId("queue").hidden = false;
  }

  show({ accountId, accountName }: SwitchPlan, state: QueueState, words: string): void {
    const line = this.#lines.get(accountId);
    if (!line) return;
    line.dataset["state"] = state;
    const href = `switch.html?account=${encodeURIComponent(accountId)}`;
    const name = state === "not-switched" ? element("a", { href }, accountName) : accountName;
    line.replaceChildren(
      icon(SIGN[state]),
      element("span", { class: "name" }, name),
      element("span", { class: "soft step" }, words),
    );
  }
}

export function showQueue(plans: readonly SwitchPlan[]): void {
  new Queue(byPerson(plans));
}

function showEnd(count: number, switched: number): void {
  const isDone = switched === count;
  byId("headline").textContent = counted("switchedOf", count, String(switched));
  byId("stays").hidden = true;
  byId("progress").hidden = true;
  showOutcome(isDone ? "all-switched" : "some-switched", {
    ...NONE,
    headline: text(isDone ? "resultAll" : "resultSome"),
    meaning: text(isDone ? "resultAllNext" : "resultSomeNext"),
  });
  byId("report").hidden = isDone;
}

/** Switches them; resolves with what shows how it ended. */
export async function switchSeveral(
  read: readonly ReadPlan[],
  obstacles: Obstacles,
): Promise<() => void> {
  const plans = byPerson(read.map(({ plan }) => plan));
  const [first] = plans;
  if (first && read.some(({ accountSettingsOpen: isOpen }) => isOpen)) {
    const end = accountSettingsOpen(first);
    return () => {
      showOutcome(end.kind, outcomeOf(end));
    };
  }
  let show = showBusy;
  await onlyOneSwitch(async () => {
    const queue = new Queue(plans);
    const ends: SwitchEnd[] = [];
    let switched = 0;
    /** Those who have said no, or could not sign in: nobody is asked twice. */
    const silent = new Set<string>();
    for (const plan of plans) {
      if (ends.at(-1)?.kind === "cancelled") {
        queue.show(plan, "not-tried", text("queueNotTried"));
        continue;
      }
      queue.show(plan, "running", text("queueRunning"));
      // An account before it may have switched a server that both use.
      const [now] = await readPlans([plan.accountId]);
      if (now?.plan.servers.length === 0) {
        switched++;
        queue.show(plan, "switched", text("resultConfirmed"));
        continue;
      }
      const { allowInWindow } = obstacles;
      const own = silent.has(person(plan)) ? ({ signIn: "stored" } as const) : ownOptions();
      const options: SwitchOptions = { ...own, allowInWindow };
      const { end } = await attempt(now?.plan ?? plan, options, obstacles);
      ends.push(end);
      if (end.kind === "sign-in-failed") silent.add(person(plan));
      const isSwitched = end.kind === "confirmed" || end.kind === "not-confirmed";
      if (isSwitched) switched++;
      queue.show(plan, isSwitched ? "switched" : "not-switched", outcomeOf(end).headline);
    }
    show = () => {
      showEnd(plans.length, switched);
    };
  }, showWaiting);
  return show;
}
