// The switch page: shows the plan of one account, and carries it out when it is told to.
import { entryOf } from "../../core/diagnose/catalogue/catalogue";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import { allowsNetworkQuestions } from "../../core/managed/network-questions";
import { withOutgoingUsername } from "../../core/plan/outgoing-username";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { diagnosisOf } from "../../core/run/prove-plan";
import { conclude } from "../../core/run/run";
import type { SwitchOptions } from "../../core/run/ports";
import type { SwitchEnd } from "../../core/run/switch-event";
import { browser } from "../../messenger/browser";
import { managedSettings } from "../../messenger/managed-settings";
import { onlyOneSwitch } from "../../messenger/one-switch";
import { administratorPanel } from "../administrator/administrator-panel";
import { byId, element } from "../element";
import { notedLines } from "../noted-lines";
import { readSwitched } from "../switched/read-switched";
import { switchedAccount } from "../switched/switched-account";
import { localisePage, text } from "../text";
import { attempt, noteWaiting } from "./attempt";
import { Obstacles } from "./obstacles";
import { outcomeOf, type Remedy } from "./outcome";
import { showPlan } from "./plan-view";
import { readPlan, type ReadPlan } from "./read-plan";
import { showBroken, showBusy, showOutcome, showRemedies, showWaiting } from "./view";
import { offerReopening } from "./waiting-for-sign-in";

const accountId = new URLSearchParams(location.search).get("account");

type Change = (plan: SwitchPlan) => SwitchPlan;
const AS_PLANNED: Change = (plan) => plan;

/** The last run of this page. */
interface Run {
  readonly plan: SwitchPlan;
  readonly change: Change;
  readonly end: SwitchEnd;
  /** When it ended, in milliseconds since 1970. */
  readonly endedAt: number;
}
let last: Run | undefined;

/** Why the other half is still open, when one was switched alone. */
let leftOpen: Diagnosis | undefined;

/** An access token lives for an hour; what was proven with it is believed for less. Milliseconds. */
const SIGN_IN_LIFE = 30 * 60 * 1000;

/** Seconds to wait where the server names no time. */
const A_WHILE = 300;

/** The timer of a try that nobody has to click for. */
let later: number | undefined;

/** Whether this very page is at it. */
let underWay = false;

/**
 * Does what a click asks for, once; a second click meanwhile does nothing. How it ended is shown last:
 * what is offered there can be clicked at once, and finds nothing under way.
 *
 * @param work resolves with what shows its end
 */
async function atWork(work: () => Promise<() => void>): Promise<void> {
  if (underWay) return;
  underWay = true;
  window.clearTimeout(later);
  const show = await work().catch((error: unknown) => () => {
    showBroken(error);
  });
  underWay = false;
  show();
}

const obstacles = new Obstacles();

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
  // What cannot be looked at is no obstacle; the switch itself will tell.
  if (possible) await obstacles.look().catch(() => undefined);
  document.documentElement.dataset["state"] = "ready";
  return read;
}

/**
 * What comes after a commit: the old password, and the way back.
 *
 * @param announcement what a click has just done
 */
async function readNext(announcement = ""): Promise<readonly Node[]> {
  const settings = await browser.mailServers.list();
  const account = settings.accounts.find(({ id }) => id === accountId);
  const { records } = await browser.mailServers.listUndoRecords();
  const switched = account && (await readSwitched(account, settings, records));
  const onChanged = (words: string) => void readNext(words).then(showNext);
  const nodes = switched ? switchedAccount(switched, onChanged) : [];
  return [
    ...(announcement ? [element("p", { role: "status" }, announcement)] : []),
    // What the result above says already, and offers, is not said twice.
    ...nodes.filter((node) => !(node instanceof HTMLElement && node.dataset["switched"])),
  ];
}

function showNext(nodes: readonly Node[]): void {
  byId("next").replaceChildren(...nodes);
}

/**
 * One switch at a time, in whichever page of the add-on.
 *
 * @returns what shows how it ended
 */
async function start(
  read: ReadPlan | undefined,
  options: SwitchOptions,
  change: Change,
): Promise<() => void> {
  const [first] = read?.plan.servers ?? [];
  if (!read || !first) return () => undefined;
  if (read.accountSettingsOpen) {
    // Before the person signs in for nothing.
    const result = { ok: false, reason: "account-settings-open" } as const;
    const diagnosis = diagnosisOf({ kind: "commit", result }, first);
    const nobodyAsked = { microsoft: "not-asked", mailbox: "not-asked" } as const;
    const end = { kind: "commit-failed", diagnosis: { ...diagnosis, ...nobodyAsked } } as const;
    return () => {
      showOutcome(end.kind, outcomeOf(end));
    };
  }
  const plan = change(read.plan);
  let show = showBusy;
  await onlyOneSwitch(async () => {
    byId("noted").replaceChildren();
    const { allowInWindow } = obstacles;
    const { end, view } = await attempt(plan, { ...options, allowInWindow }, obstacles);
    last = { plan, change, end, endedAt: Date.now() };
    const next = await readNext();
    show = () => {
      view.showEnd(end);
      const isHalf = options.serverIds !== undefined && end.kind === "confirmed";
      if (isHalf && leftOpen?.task) showRemedies(["ask-administrator"]);
      showNext(next);
    };
  }, showWaiting);
  return show;
}

/** The settings may have changed meanwhile: the plan is made anew. */
function startAgain(
  options: SwitchOptions = ownOptions(),
  change: Change = last?.change ?? AS_PLANNED,
): Promise<void> {
  return atWork(async () => start(await prepare(), options, change));
}

function ownOptions(): SwitchOptions {
  const again = (byId("sign-in-again") as HTMLInputElement).checked;
  return { signIn: again ? "interactive" : "stored-then-interactive" };
}

/** With the sign-in of the last run, if Microsoft has accepted it: nobody signs in twice in vain. */
function sameSignIn(): SwitchOptions {
  if (last?.end.kind !== "proof-failed" || Date.now() - last.endedAt > SIGN_IN_LIFE) {
    return ownOptions();
  }
  const { diagnosis, provenIds, signedIn } = last.end;
  const receivingWorks = diagnosis.protocol === "smtp" && provenIds.length > 0;
  return { ...ownOptions(), signedIn: { ...signedIn, receivingWorks } };
}

async function checkAgain({ plan, change }: Run, recordId: string): Promise<() => void> {
  let show = showBusy;
  await onlyOneSwitch(async () => {
    // Asks for the primary password, if there is one and nobody has entered it yet.
    await browser.mailServers.unlockSavedPasswords();
    const planned = (id: string) => plan.servers.find(({ server }) => server.id === id);
    const end = await conclude(plan.accountId, recordId, browser.mailServers, planned);
    last = { plan, change, end, endedAt: Date.now() };
    const next = await readNext();
    show = () => {
      showOutcome(end.kind, outcomeOf(end));
      showNext(next);
    };
  }, showWaiting);
  return show;
}

function lastDiagnosis(): Diagnosis | undefined {
  return last && "diagnosis" in last.end ? last.end.diagnosis : undefined;
}

async function askAdministrator(): Promise<void> {
  const diagnosis = lastDiagnosis() ?? leftOpen;
  if (!diagnosis || !last) return;
  const { plan } = last;
  const { hostname, protocol } = plan.signIn;
  const provider = await browser.mailServers.oauthProvider(hostname, protocol);
  const mayAsk = allowsNetworkQuestions(await managedSettings());
  const asked = () => void noteWaiting(plan, diagnosis);
  byId("administrator").replaceChildren(
    administratorPanel(diagnosis, provider ?? undefined, mayAsk, asked),
  );
  // One obvious button: now it is the panel's.
  byId("ask-administrator").className = "quiet";
  byId("administrator-heading").focus();
}

/** When the wait is over, without any window: nobody may be there any more. */
function tryLater(): void {
  const seconds = lastDiagnosis()?.waitSeconds ?? A_WHILE;
  const time = new Date(Date.now() + seconds * 1000);
  const language = browser.i18n.getUILanguage();
  const words = time.toLocaleTimeString(language, { timeStyle: "short" });
  byId("try-later").replaceWith(
    element("span", { id: "trying-later", role: "status" }, text("tryingLater", words)),
  );
  later = window.setTimeout(
    () => void startAgain({ ...sameSignIn(), signIn: "stored" }),
    seconds * 1000,
  );
}

async function remedy(kind: Remedy): Promise<void> {
  const end = last?.end;
  switch (kind) {
    case "ask-administrator":
      await askAdministrator();
      break;
    case "choose-account":
      await startAgain({ signIn: "interactive" }, AS_PLANNED);
      break;
    case "use-signed-in-name": {
      const name = lastDiagnosis()?.signedInAs;
      if (name === undefined) break;
      await startAgain(sameSignIn(), (plan) => withOutgoingUsername(plan, name));
      break;
    }
    case "switch-receiving":
    case "switch-sending":
      if (end?.kind !== "proof-failed") break;
      leftOpen = end.diagnosis;
      await startAgain({ ...sameSignIn(), serverIds: end.provenIds });
      break;
    case "close-account-settings":
      await browser.mailServers.closeAccountSettings();
      await startAgain();
      break;
    case "unlock-passwords":
      if (await browser.mailServers.unlockSavedPasswords()) await startAgain();
      break;
    case "check-again":
      if (last && end?.kind === "not-confirmed") {
        const { recordId } = end;
        const run = last;
        await atWork(() => checkAgain(run, recordId));
      }
      break;
    case "try-again": {
      // The person's sign-in was not the matter, so it is not asked for again.
      const keeps = end?.kind === "proof-failed" && !entryOf(end.diagnosis.code).signingInHelps;
      await startAgain(keeps ? sameSignIn() : ownOptions());
      break;
    }
    case "try-later":
      tryLater();
      break;
  }
}

localisePage();
offerReopening();
const prepared = prepare().then((read) => {
  byId("noted").replaceChildren(...notedLines(read?.plan.servers ?? []));
  if (read && read.plan.servers.length > 0) {
    // Nobody waits for it; a page that is closed meanwhile least of all.
    obstacles.lookAtService(read.plan).catch(() => undefined);
  }
});
byId("start").addEventListener("submit", (event) => {
  event.preventDefault();
  void prepared.then(() => startAgain());
});
byId("remedies").addEventListener("click", ({ target }) => {
  const kind = target instanceof HTMLElement ? target.dataset["remedy"] : undefined;
  if (kind !== undefined) void remedy(kind as Remedy);
});
