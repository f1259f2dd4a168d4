// The switch of one account on its page: the plan, the run, and what is offered when it has ended.
import { entryOf } from "../../core/diagnose/catalogue/catalogue";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import { withOutgoingUsername } from "../../core/plan/outgoing-username";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import type { SwitchOptions } from "../../core/run/ports";
import { conclude } from "../../core/run/run";
import type { SwitchEnd } from "../../core/run/switch-event";
import { browser } from "../../messenger/browser";
import { onlyOneSwitch } from "../../messenger/one-switch";
import { currentSetting } from "../../messenger/stored-settings";
import { clockWords } from "../../messenger/time-words";
import { text } from "../../messenger/text";
import { administratorPanel } from "../administrator/administrator-panel";
import { byId, element } from "../element";
import { accountSettingsOpen } from "./account-settings-open";
import { AtWork } from "./at-work";
import { attempt, noteWaiting } from "./attempt";
import { readNext, showNext } from "./next-steps";
import type { Obstacles } from "./obstacles";
import { outcomeOf, type Remedy } from "./outcome";
import type { ReadPlan } from "./read-plan";
import { type RememberedRun, rememberRun } from "./remembered-run";
import { ownOptions, sameSignIn } from "./sign-in-options";
import { StepList } from "./step-list";
import { showBroken, showBusy, showOutcome, showRemedies, showWaiting } from "./view";

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

/** Seconds to wait where the server names no time. */
const A_WHILE = 300;

function showSwitched(accountName: string): void {
  byId("headline").textContent = text("switchedHeading", accountName);
  byId("stays").hidden = true;
}

export class AccountSwitch {
  readonly #obstacles: Obstacles;
  /** Reads the plan anew and shows it; undefined when the account is gone. */
  readonly #prepare: () => Promise<ReadPlan | undefined>;
  readonly #work = new AtWork();
  #last: Run | undefined;
  /** Why the other half is still open, when one was switched alone. */
  #leftOpen: Diagnosis | undefined;
  /** The timer of a try that nobody has to click for. */
  #later: number | undefined;

  constructor(obstacles: Obstacles, prepare: () => Promise<ReadPlan | undefined>) {
    this.#obstacles = obstacles;
    this.#prepare = prepare;
  }

  /** Whether this page is at it. */
  get underWay(): boolean {
    return this.#work.underWay;
  }

  #do(work: () => Promise<() => void>): Promise<void> {
    window.clearTimeout(this.#later);
    return this.#work.do(work, showBroken);
  }

  /** The settings may have changed meanwhile: the plan is made anew. */
  start(
    options: SwitchOptions = ownOptions(),
    change: Change = this.#last?.change ?? AS_PLANNED,
  ): Promise<void> {
    return this.#do(async () => this.#run(await this.#prepare(), options, change));
  }

  /** Shows the end of a run of this session, as it was left. */
  async recall({ plan, end, lines }: RememberedRun): Promise<void> {
    this.#last = { plan, change: AS_PLANNED, end, endedAt: 0 };
    StepList.restore(byId("steps"), lines);
    byId("progress").hidden = false;
    showOutcome(end.kind, outcomeOf(end));
    showNext(await readNext(plan.accountId, false));
  }

  /** One switch at a time, in whichever page of the add-on. Resolves with what shows how it ended. */
  async #run(
    read: ReadPlan | undefined,
    options: SwitchOptions,
    change: Change,
  ): Promise<() => void> {
    if (!read || read.plan.servers.length === 0) return () => undefined;
    if (read.accountSettingsOpen) {
      const end = accountSettingsOpen(read.plan);
      return () => {
        showOutcome(end.kind, outcomeOf(end));
      };
    }
    const plan = change(read.plan);
    let show = showBusy;
    await onlyOneSwitch(async () => {
      byId("noted").replaceChildren();
      const { allowInWindow } = this.#obstacles;
      const { end, view } = await attempt(plan, { ...options, allowInWindow }, this.#obstacles);
      this.#last = { plan, change, end, endedAt: Date.now() };
      const next = await readNext(plan.accountId, false);
      show = () => {
        view.showEnd(end);
        const isHalf = options.serverIds !== undefined && end.kind === "confirmed";
        if (isHalf && this.#leftOpen?.task) showRemedies(["ask-administrator"]);
        if (end.kind === "confirmed" && !isHalf) showSwitched(plan.accountName);
        showNext(next);
      };
    }, showWaiting);
    return show;
  }

  async #checkAgain({ plan, change }: Run, recordId: string): Promise<() => void> {
    let show = showBusy;
    await onlyOneSwitch(async () => {
      // Asks for the primary password, if there is one and nobody has entered it yet.
      await browser.mailServers.unlockSavedPasswords();
      const planned = (id: string) => plan.servers.find(({ server }) => server.id === id);
      const end = await conclude(plan.accountId, recordId, browser.mailServers, planned);
      this.#last = { plan, change, end, endedAt: Date.now() };
      await rememberRun({ plan, end, lines: [] });
      const next = await readNext(plan.accountId, false);
      show = () => {
        showOutcome(end.kind, outcomeOf(end));
        showNext(next);
      };
    }, showWaiting);
    return show;
  }

  get #diagnosis(): Diagnosis | undefined {
    return this.#last && "diagnosis" in this.#last.end ? this.#last.end.diagnosis : undefined;
  }

  #sameSignIn(): SwitchOptions {
    return sameSignIn(this.#last?.end, this.#last?.endedAt ?? 0);
  }

  async #askAdministrator(): Promise<void> {
    const diagnosis = this.#diagnosis ?? this.#leftOpen;
    if (!diagnosis || !this.#last) return;
    const { plan } = this.#last;
    const { hostname, protocol } = plan.signIn;
    const provider = await browser.mailServers.oauthProvider(hostname, protocol);
    const mayAsk = (await currentSetting("networkQuestions")).value;
    const asked = () => void noteWaiting(plan, diagnosis);
    byId("administrator").replaceChildren(
      administratorPanel(diagnosis, provider ?? undefined, mayAsk, asked),
    );
    // One obvious button: now it is the panel's.
    byId("ask-administrator").className = "quiet";
    byId("administrator-heading").focus();
  }

  /** When the wait is over, without any window: nobody may be there any more. */
  #tryLater(): void {
    const seconds = this.#diagnosis?.waitSeconds ?? A_WHILE;
    const time = clockWords(new Date(Date.now() + seconds * 1000));
    byId("try-later").replaceWith(
      element("span", { id: "trying-later", role: "status" }, text("tryingLater", time)),
    );
    this.#later = window.setTimeout(
      () => void this.start({ ...this.#sameSignIn(), signIn: "stored" }),
      seconds * 1000,
    );
  }

  /** Does what a button of the result promises. */
  async remedy(kind: Remedy): Promise<void> {
    const end = this.#last?.end;
    switch (kind) {
      case "ask-administrator":
        await this.#askAdministrator();
        break;
      case "choose-account":
        await this.start({ signIn: "interactive" }, AS_PLANNED);
        break;
      case "use-signed-in-name": {
        const name = this.#diagnosis?.signedInAs;
        if (name === undefined) break;
        await this.start(this.#sameSignIn(), (plan) => withOutgoingUsername(plan, name));
        break;
      }
      case "switch-receiving":
      case "switch-sending":
        if (end?.kind !== "proof-failed") break;
        this.#leftOpen = end.diagnosis;
        await this.start({ ...this.#sameSignIn(), serverIds: end.provenIds });
        break;
      case "close-account-settings":
        await browser.mailServers.closeAccountSettings();
        await this.start();
        break;
      case "unlock-passwords":
        if (await browser.mailServers.unlockSavedPasswords()) await this.start();
        break;
      case "check-again":
        if (this.#last && end?.kind === "not-confirmed") {
          const { recordId } = end;
          const run = this.#last;
          await this.#do(() => this.#checkAgain(run, recordId));
        }
        break;
      case "try-again": {
        // The person's sign-in was not the matter, so it is not asked for again.
        const keeps = end?.kind === "proof-failed" && !entryOf(end.diagnosis.code).signingInHelps;
        await this.start(keeps ? this.#sameSignIn() : ownOptions());
        break;
      }
      case "try-later":
        this.#tryLater();
        break;
    }
  }
}
