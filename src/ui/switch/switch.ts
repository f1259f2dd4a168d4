// The switch page: shows what will change, and does it when it is told to; for one account, or for
// several that are named in its address with commas between them.
import type { Obstacle } from "../../core/mail-servers/preflight";
import { leavesAccountAsItWas } from "../../core/run/switch-event";
import { browser } from "../../messenger/browser";
import { counted, text } from "../../messenger/text";
import { byId } from "../element";
import { notedLines } from "../noted-lines";
import { obstaclesBefore } from "../preflight-words";
import { signInWords } from "../sign-in-words";
import { isToStartAtOnce } from "../start-at-once";
import { setPageState, startFullPage } from "../start-page";
import { AccountSwitch } from "./account-switch";
import { AtWork } from "./at-work";
import { readNext, showNext } from "./next-steps";
import { Obstacles } from "./obstacles";
import type { Remedy } from "./outcome";
import { showNoPlan, showNotes, showPlan } from "./plan-view";
import { readPlans, type ReadPlan } from "./read-plan";
import { recallRun } from "./remembered-run";
import { people, showQueue, switchSeveral } from "./several";
import { showBroken } from "./view";
import { offerReopening } from "./waiting-for-sign-in";

const named = new URLSearchParams(location.search).get("account") ?? "";
const accountIds = named.split(",");

const obstacles = new Obstacles();

/** What cannot be looked at is no obstacle; the switch itself will tell. */
function lookAtComputer(): Promise<void> {
  return obstacles.look().catch(() => undefined);
}

/** Nobody waits for it; a page that is closed meanwhile least of all. */
function lookAtService({ plan }: ReadPlan): void {
  obstacles.lookAtService(plan).catch(() => undefined);
}

/** Nothing else is to be decided or read before the switch of these accounts. */
function nothingToDecide(reads: readonly ReadPlan[]): boolean {
  const isPlain = ({ plan, token }: ReadPlan) =>
    plan.blockers.length === 0 && plan.warnings.length === 0 && token === "some";
  // That one only says that nothing is the matter.
  const matters = ({ code }: Obstacle) => code !== "passwords-not-saved";
  return reads.every(isPlain) && !obstaclesBefore(obstacles.preflight.obstacles).some(matters);
}

function headlineOf(read: ReadPlan | undefined): string {
  if (!read) return text("unknownAccount");
  const { plan, atExchangeOnline } = read;
  const isDone = plan.servers.length === 0 && plan.blockers.length === 0 && atExchangeOnline;
  return text(isDone ? "switchedHeading" : "switchHeading", plan.accountName);
}

/** Reads the plan of the one account and shows it; nothing can be started without one. */
async function prepare(): Promise<ReadPlan | undefined> {
  const [read] = await readPlans(accountIds);
  const possible = read !== undefined && read.plan.servers.length > 0;
  byId("headline").textContent = headlineOf(read);
  byId("stays").hidden = !possible;
  byId("plan").hidden = !read;
  byId("plan-heading").hidden = !possible;
  byId("start").hidden = !possible;
  if (!read) return undefined;
  showPlan(read.plan);
  if (!possible) {
    showNoPlan(read.plan);
    byId("obstacles").replaceChildren();
    return read;
  }
  byId("sign-in-words").textContent = signInWords(read.token);
  byId("sign-in-choice").hidden = read.token === "none";
  byId("switch").textContent = text("switchAccount");
  await lookAtComputer();
  return read;
}

/** One account, from the opened page on. */
async function showAccount(): Promise<void> {
  const account = new AccountSwitch(obstacles, prepare);
  const startAtOnce = isToStartAtOnce(named);
  const read = await prepare();
  const { plan } = read ?? {};
  byId("noted").replaceChildren(...notedLines(plan?.servers ?? []));
  if (read && plan && plan.servers.length > 0) {
    lookAtService(read);
    const run = await recallRun(plan);
    if (startAtOnce && nothingToDecide([read])) void account.start();
    else if (run && (leavesAccountAsItWas(run.end) || run.end.kind === "undone"))
      await account.recall(run);
  } else if (plan) {
    // A blocker has said already why it was set back.
    showNext(await readNext(plan.accountId, plan.blockers.length === 0));
  }

  byId("start").addEventListener("submit", (event) => {
    event.preventDefault();
    void account.start();
  });
  byId("remedies").addEventListener("click", ({ target }) => {
    const kind = target instanceof HTMLElement ? target.dataset["remedy"] : undefined;
    if (kind !== undefined) void account.remedy(kind as Remedy);
  });
  // Somebody may change the settings by hand meanwhile: what is offered is what there is to do.
  browser.mailServers.onServersChanged.addListener(() => {
    const isIdle = !account.underWay && byId("result").hidden && byId("next").hidden;
    if (isIdle) void prepare();
  });
  setPageState("account");
}

/** Several accounts, read anew: those of them that can be switched. */
async function readSeveral(): Promise<readonly ReadPlan[]> {
  return (await readPlans(accountIds)).filter(({ plan }) => plan.servers.length > 0);
}

function showSignIns(reads: readonly ReadPlan[]): void {
  const asked = people(reads.filter(({ token }) => token !== "some").map(({ plan }) => plan));
  byId("sign-in-words").textContent =
    asked.length > 0
      ? counted("signInsNeeded", asked.length, asked.join(", "))
      : signInWords("some");
  // One by one is the way for whoever wants to choose.
  byId("sign-in-choice").hidden = true;
}

/** Several accounts, one after the other. */
async function showSeveral(): Promise<void> {
  const work = new AtWork();
  const startAtOnce = isToStartAtOnce(named);
  const reads = await readSeveral();
  const [first] = reads;
  byId("headline").textContent = counted("switchSeveralHeading", reads.length);
  setPageState("several");
  if (!first) {
    byId("stays").textContent = text("nothingToSwitchInAny");
    return;
  }
  const plans = reads.map(({ plan }) => plan);
  showQueue(plans);
  showNotes(plans);
  showSignIns(reads);
  byId("switch").textContent = counted("switchAll", reads.length);
  byId("start").hidden = false;
  byId("plan").hidden = false;
  byId("plan-heading").hidden = true;
  await lookAtComputer();
  lookAtService(first);
  const start = () =>
    work.do(async () => switchSeveral(await readSeveral(), obstacles), showBroken);
  byId("start").addEventListener("submit", (event) => {
    event.preventDefault();
    void start();
  });
  byId("remedies").addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLElement && target.dataset["remedy"])) return;
    // Those that are offered here: another switch runs, or Account Settings is open.
    void browser.mailServers.closeAccountSettings().then(start);
  });
  if (startAtOnce && nothingToDecide(reads)) void start();
}

offerReopening();
startFullPage(() => (accountIds.length > 1 ? showSeveral() : showAccount()));
