// The switch page: shows the plan of one account, and carries it out when it is told to.
import { entryOf } from "../../core/diagnose/catalogue/catalogue";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { Preflight } from "../../core/mail-servers/preflight";
import { withOutgoingUsername } from "../../core/plan/outgoing-username";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { conclude } from "../../core/run/run";
import type { SignedIn, SwitchOptions } from "../../core/run/ports";
import type { SwitchEnd } from "../../core/run/switch-event";
import { browser } from "../../messenger/browser";
import { onlyOneSwitch } from "../../messenger/one-switch";
import { administratorPanel } from "../administrator/administrator-panel";
import { byId, element } from "../element";
import { notedLines } from "../noted-lines";
import { obstaclesBefore, obstacleWords } from "../preflight-words";
import { readSwitched } from "../switched/read-switched";
import { switchedAccount } from "../switched/switched-account";
import { localisePage, text } from "../text";
import { attempt, noteWaiting } from "./attempt";
import { outcomeOf, type Remedy } from "./outcome";
import { showPlan } from "./plan-view";
import { readPlan, type ReadPlan } from "./read-plan";
import { showBroken, showBusy, showOutcome } from "./view";
import { offerReopening } from "./waiting-for-sign-in";

const accountId = new URLSearchParams(location.search).get("account");

/** What the last run of this page was about. */
let carriedOut: SwitchPlan | undefined;

/** How the last run of this page ended, and when, in milliseconds since 1970. */
let ended: SwitchEnd | undefined;
let endedAt = 0;

/** An access token lives for an hour; what was proven with it is believed for less. Milliseconds. */
const SIGN_IN_LIFE = 30 * 60 * 1000;

/** The timer of a try that nobody has to click for. */
let later: number | undefined;

/** Whether this very page is at it. */
let underWay = false;

/** Seconds to wait where the server names no time. */
const A_WHILE = 300;

let preflight: Preflight | undefined;

async function showObstacles(): Promise<void> {
  preflight = await browser.mailServers.preflight();
  byId("obstacles").replaceChildren(
    ...obstaclesBefore(preflight.obstacles).map((one) =>
      element("p", { class: "note", "data-obstacle": one.code }, obstacleWords(one)),
    ),
  );
}

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
  if (possible) await showObstacles();
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

/** One switch at a time, in whichever page of the add-on. */
async function start(
  read: ReadPlan | undefined,
  change: (plan: SwitchPlan) => SwitchPlan,
  options: SwitchOptions,
): Promise<void> {
  if (!read || read.plan.servers.length === 0) return;
  const plan = change(read.plan);
  if (read.accountSettingsOpen) {
    // Before the person signs in for nothing.
    const code = "account-settings-open";
    showOutcome(
      "commit-failed",
      outcomeOf({ kind: "commit-failed", diagnosis: aboutPlan(code, plan) }),
    );
    return;
  }
  const carryOut = async () => {
    byId("noted").replaceChildren();
    carriedOut = plan;
    ended = await attempt(plan, options, preflight);
    endedAt = Date.now();
    await showNext();
  };
  if (!(await onlyOneSwitch(() => carryOut().catch(showBroken)))) showBusy();
}

function aboutPlan(code: "account-settings-open", { signIn }: SwitchPlan) {
  return {
    code,
    fixedBy: "you",
    microsoft: "not-asked",
    mailbox: "not-asked",
    hostname: signIn.hostname,
    port: 0,
    mailboxName: signIn.username,
    words: "",
    refusal: "",
    traceIds: {},
  } as const;
}

/** The settings may have changed meanwhile: the plan is made anew. A second click does nothing. */
async function startAgain(
  options: SwitchOptions = ownOptions(),
  change: (plan: SwitchPlan) => SwitchPlan = (plan) => plan,
): Promise<void> {
  if (underWay) return;
  window.clearTimeout(later);
  underWay = true;
  try {
    await start(await prepare(), change, options);
  } finally {
    underWay = false;
  }
}

function ownOptions(): SwitchOptions {
  const again = (byId("sign-in-again") as HTMLInputElement).checked;
  return { signIn: again ? "interactive" : "stored-then-interactive" };
}

/** The sign-in of the last run, if Microsoft has accepted it: nobody signs in twice in vain. */
function lastSignIn(): { readonly signedIn?: SignedIn } {
  if (ended?.kind !== "proof-failed" || Date.now() - endedAt > SIGN_IN_LIFE) return {};
  const receivingWorks = ended.diagnosis.protocol === "smtp" && ended.provenIds.length > 0;
  return { signedIn: { ...ended.signedIn, receivingWorks } };
}

async function checkAgain(recordId: string): Promise<void> {
  const checked = await onlyOneSwitch(async () => {
    // Asks for the primary password, if there is one and nobody has entered it yet.
    await browser.mailServers.unlockSavedPasswords();
    const planned = (id: string) => carriedOut?.servers.find(({ server }) => server.id === id);
    ended = await conclude(accountId ?? "", recordId, browser.mailServers, planned);
    showOutcome(ended.kind, outcomeOf(ended));
    await showNext();
  });
  if (!checked) showBusy();
}

function lastDiagnosis(): Diagnosis | undefined {
  return ended && "diagnosis" in ended ? ended.diagnosis : undefined;
}

async function askAdministrator(): Promise<void> {
  const diagnosis = lastDiagnosis();
  if (!diagnosis) return;
  const read = await readPlan(accountId);
  const { hostname = "", protocol = "imap" } = read?.plan.signIn ?? {};
  const provider = await browser.mailServers.oauthProvider(hostname, protocol);
  const asked = () => void (read && noteWaiting(read.plan, diagnosis));
  byId("administrator").replaceChildren(
    administratorPanel(diagnosis, provider ?? undefined, asked),
  );
  // One obvious button: now it is the panel's.
  byId("ask-administrator").className = "quiet";
  byId("administrator-heading").focus();
}

/** When the wait is over, without any window: nobody may be there any more. */
function tryLater(options: SwitchOptions): void {
  const seconds = lastDiagnosis()?.waitSeconds ?? A_WHILE;
  const time = new Date(Date.now() + seconds * 1000);
  const language = browser.i18n.getUILanguage();
  const words = time.toLocaleTimeString(language, { timeStyle: "short" });
  byId("try-later").replaceWith(
    element("span", { id: "trying-later", role: "status" }, text("tryingLater", words)),
  );
  later = window.setTimeout(
    () => void startAgain({ ...options, signIn: "stored" }),
    seconds * 1000,
  );
}

async function remedy(kind: Remedy): Promise<void> {
  const stored = { ...ownOptions(), ...lastSignIn() };
  switch (kind) {
    case "ask-administrator":
      await askAdministrator();
      break;
    case "choose-account":
      await startAgain({ signIn: "interactive" });
      break;
    case "use-signed-in-name": {
      const name = ended?.kind === "proof-failed" ? ended.diagnosis.signedInAs : undefined;
      if (name !== undefined) await startAgain(stored, (plan) => withOutgoingUsername(plan, name));
      break;
    }
    case "switch-receiving":
    case "switch-sending":
      if (ended?.kind === "proof-failed") {
        await startAgain({ ...stored, serverIds: ended.provenIds });
      }
      break;
    case "close-account-settings":
      await browser.mailServers.closeAccountSettings();
      await startAgain();
      break;
    case "unlock-passwords":
      if (await browser.mailServers.unlockSavedPasswords()) await startAgain();
      break;
    case "check-again":
      if (ended?.kind === "not-confirmed") await checkAgain(ended.recordId).catch(showBroken);
      break;
    case "try-again": {
      // The person's sign-in was not the matter, so it is not asked for again.
      const keeps = ended?.kind === "proof-failed" && !entryOf(ended.diagnosis.code).signingInHelps;
      await startAgain(keeps ? stored : ownOptions());
      break;
    }
    case "try-later":
      tryLater(stored);
      break;
  }
}

localisePage();
offerReopening();
const prepared = prepare().then((read) => {
  const servers = read?.plan.servers.map(({ server }) => server) ?? [];
  byId("noted").replaceChildren(...notedLines(servers));
});
byId("start").addEventListener("submit", (event) => {
  event.preventDefault();
  void prepared.then(() => startAgain());
});
byId("remedies").addEventListener("click", ({ target }) => {
  const kind = target instanceof HTMLElement ? target.dataset["remedy"] : undefined;
  if (kind !== undefined) void remedy(kind as Remedy);
});
