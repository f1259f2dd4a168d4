// The switch page: shows the plan of one account, and carries it out when it is told to.
import { conclude, run } from "../../core/run/run";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { browser } from "../../messenger/browser";
import { onlyOneSwitch } from "../../messenger/one-switch";
import { byId, element } from "../element";
import { readSwitched } from "../switched/read-switched";
import { switchedAccount } from "../switched/switched-account";
import { localisePage, text } from "../text";
import { outcomeOf, type Remedy } from "./outcome";
import { showPlan } from "./plan-view";
import { readPlan, type ReadPlan } from "./read-plan";
import { showBroken, showBusy, showOutcome, SwitchView } from "./view";

const accountId = new URLSearchParams(location.search).get("account");

/** The commit that this page has made, as long as it is not confirmed. */
let unconfirmed: string | undefined;

/** Whether this very page is at it. */
let underWay = false;

/** Reads the plan and shows it; nothing can be started without one. */
async function prepare(): Promise<ReadPlan | undefined> {
  const read = await readPlan(accountId);
  const plan = read?.plan;
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
    if (!possible) {
      const words = text(plan.blockers.length > 0 ? "cannotSwitchNow" : "nothingToSwitch");
      byId("plan-lines").replaceChildren(element("li", {}, words));
    }
  }
  document.documentElement.dataset["state"] = "ready";
  return read;
}

/**
 * After a commit: the old password, and the way back.
 *
 * @param announcement what a click has just done
 */
async function showNext(announcement = ""): Promise<void> {
  const settings = await browser.mailServers.list();
  const account = settings.accounts.find(({ id }) => id === accountId);
  const { records } = await browser.mailServers.listUndoRecords();
  const switched = account && (await readSwitched(account, settings, records));
  const nodes = switched ? switchedAccount(switched, (words) => void showNext(words)) : [];
  byId("next").replaceChildren(
    ...(announcement ? [element("p", { role: "status" }, announcement)] : []),
    // What the result above says already, and offers, is not said twice.
    ...nodes.filter((node) => !(node instanceof HTMLElement && node.dataset["switched"])),
  );
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
  for await (const event of run(plan, ports, { signIn })) {
    view.render(event);
    if (event.kind === "not-confirmed") unconfirmed = event.recordId;
  }
  await showNext();
}

/** One switch at a time, in whichever page of the add-on. */
async function start(read: ReadPlan | undefined): Promise<void> {
  if (!read || read.plan.servers.length === 0) return;
  if (read.accountSettingsOpen) {
    // Before the person signs in for nothing.
    const result = { ok: false, reason: "account-settings-open" } as const;
    showOutcome("commit-failed", outcomeOf({ kind: "commit-failed", result }));
    return;
  }
  if (!(await onlyOneSwitch(() => carryOut(read.plan).catch(showBroken)))) showBusy();
}

/** The settings may have changed meanwhile: the plan is made anew. A second click does nothing. */
async function startAgain(): Promise<void> {
  if (underWay) return;
  underWay = true;
  try {
    await start(await prepare());
  } finally {
    underWay = false;
  }
}

async function checkAgain(recordId: string): Promise<void> {
  const checked = await onlyOneSwitch(async () => {
    // Asks for the primary password, if there is one and nobody has entered it yet.
    await browser.mailServers.unlockSavedPasswords();
    const end = await conclude(accountId ?? "", recordId, browser.mailServers);
    showOutcome(end.kind, outcomeOf(end));
    await showNext();
  });
  if (!checked) showBusy();
}

async function remedy(kind: Remedy): Promise<void> {
  switch (kind) {
    case "close-account-settings":
      await browser.mailServers.closeAccountSettings();
      await startAgain();
      break;
    case "unlock-passwords":
      if (await browser.mailServers.unlockSavedPasswords()) await startAgain();
      break;
    case "check-again":
      if (unconfirmed !== undefined) await checkAgain(unconfirmed).catch(showBroken);
      break;
  }
}

localisePage();
const prepared = prepare();
byId("start").addEventListener("submit", (event) => {
  event.preventDefault();
  void prepared.then(startAgain);
});
byId("try-again").addEventListener("click", () => void startAgain());
byId("remedy").addEventListener("click", () => {
  void remedy(byId("remedy").dataset["remedy"] as Remedy);
});
