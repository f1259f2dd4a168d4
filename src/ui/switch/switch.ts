// The switch page: shows the plan of one account, and carries it out when it is told to.
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { run } from "../../core/run/run";
import { browser } from "../../messenger/browser";
import { byId } from "../element";
import { localisePage, text } from "../text";
import { showPlan } from "./plan-view";
import { readPlan } from "./read-plan";
import { showBroken, showBusy, SwitchView } from "./view";

const accountId = new URLSearchParams(location.search).get("account");

/** Reads the plan and shows it; nothing can be started without one. */
async function prepare(): Promise<SwitchPlan | undefined> {
  const plan = await readPlan(accountId);
  byId("headline").textContent = plan
    ? text("switchHeading", plan.accountName)
    : text("unknownAccount");
  byId("stays").hidden = !plan;
  byId("plan").hidden = !plan;
  const possible = plan !== undefined && plan.servers.length > 0;
  byId("start").hidden = !possible;
  byId("plan-details").hidden = !possible;
  if (plan) {
    showPlan(plan, byId("plan-lines"), byId("plan-changes"), byId("notes"));
    if (!possible) byId("plan-lines").textContent = text("nothingToSwitch");
  }
  document.documentElement.dataset["state"] = "ready";
  return plan;
}

async function carryOut(plan: SwitchPlan): Promise<void> {
  const { mailServers } = browser;
  const view = new SwitchView(plan);
  const cancel = byId("cancel") as HTMLButtonElement;
  let cancelled = false;
  cancel.onclick = () => {
    cancelled = true;
    cancel.disabled = true;
    cancel.textContent = text("cancelling");
    void mailServers.cancelSignIn();
  };
  const ports = { ...mailServers, cancelled: () => cancelled };
  const again = (byId("sign-in-again") as HTMLInputElement).checked;
  const signIn = again ? "interactive" : "stored-then-interactive";
  for await (const event of run(plan, ports, { signIn })) view.render(event);
}

/** One switch at a time, in whichever page of the add-on; a page that goes away frees the lock. */
async function start(plan: SwitchPlan | undefined): Promise<void> {
  if (!plan || plan.servers.length === 0) return;
  await navigator.locks.request("switch", { ifAvailable: true }, async (lock) => {
    if (!lock) showBusy();
    else await carryOut(plan).catch(showBroken);
  });
}

localisePage();
const prepared = prepare();
byId("start").addEventListener("submit", (event) => {
  event.preventDefault();
  void prepared.then(start);
});
byId("try-again").addEventListener("click", () => {
  // The settings may have changed meanwhile: the plan is made anew.
  void prepare().then(start);
});
