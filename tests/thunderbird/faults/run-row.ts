// One row, from the click to the last look: the switch page is driven as a person does, the fault
// strikes at its moment, and afterwards everything that must hold is looked for in the files, at the
// servers and on the pages.
import assert from "node:assert/strict";
import type { Lab } from "../harness/lab";
import { loginsWritten } from "../harness/login-store";
import { Page } from "../harness/page";
import type { Opened } from "../harness/recorder";
import { pause, until } from "../harness/thunderbird";
import { accountNumber, settingsIn, switched, userOf } from "./accounts";
import { Expectations, type World } from "./expectations";
import type { Situation } from "./fault";
import { LOCAL_FAULTS } from "./local-faults";
import { type Moment, Moments, PARENT_MOMENTS, type ParentMoment } from "./moments";
import { SERVER_FAULTS } from "./server-faults";
import { isAskedAfterAll, type Row } from "./table";

const FAULTS = { ...SERVER_FAULTS, ...LOCAL_FAULTS };

/** Seconds instead of the 20 that a stage of a proof, and the 600 that a person may take. */
const STAGE_LIMIT = 2;
const SIGN_IN_LIMIT = { stored: 3, interactive: 12 };

/** Milliseconds for Thunderbird's own check (30 s) and for what must be found in files (10 s). */
const END_LIMIT = 50_000;

/** Those at which what crosses to a page can be held up. */
const HELD: readonly string[] = ["after-token", "before-commit", "after-commit"];

/** What the page says at the end, as soon as it does; false when it does not within seconds. */
function endShown(): Promise<readonly string[] | false> {
  const read = () => {
    const result = document.getElementById("result");
    if (!result || result.hidden) return false;
    const { kind = "", code = "" } = result.dataset;
    const nothing = document.getElementById("nothing-changed");
    return [kind, code, String(nothing?.hidden === false)];
  };
  return new Promise((resolve) => {
    const end = Date.now() + 5000;
    const look = () => {
      const found = read();
      if (found || Date.now() > end) resolve(found);
      else setTimeout(look, 20);
    };
    look();
  });
}

function isParentMoment(moment: Moment): moment is ParentMoment {
  return (PARENT_MOMENTS as readonly string[]).includes(moment);
}

/** The page gives up sooner than a person would want it to. */
async function hasten(page: Page): Promise<void> {
  await page.run(
    (stage, limits) => {
      // The page says `browser`, which is another object than `messenger`.
      const { mailServers } = (window as any).browser;
      const { signIn, proveLogin } = mailServers;
      const replace = (name: string, value: unknown) => {
        Object.defineProperty(mailServers, name, { value, configurable: true, enumerable: true });
      };
      replace("signIn", (request: any) =>
        signIn({ ...request, timeLimit: limits[request.mode as keyof typeof limits] }),
      );
      replace("proveLogin", (id: unknown, target: unknown, signInId: unknown) =>
        proveLogin(id, target, signInId, stage),
      );
    },
    STAGE_LIMIT,
    SIGN_IN_LIMIT,
  );
}

export class RowRun {
  readonly #lab: Lab;
  readonly #row: Row;
  readonly #index: number;
  readonly #number: string;
  readonly #user: string;
  #moments: Moments;
  #page: Page | undefined;
  #opened: readonly Opened[] = [];

  constructor(lab: Lab, moments: Moments, row: Row, index: number) {
    this.#lab = lab;
    this.#moments = moments;
    this.#row = row;
    this.#index = index;
    this.#number = accountNumber(index);
    this.#user = userOf(index);
  }

  get #situation(): Situation {
    if (!this.#page) throw new Error("The page is not open yet");
    return {
      lab: this.#lab,
      page: this.#page,
      accountId: `account${this.#number}`,
      half: this.#row.moment.endsWith("sending") ? "sending" : "receiving",
    };
  }

  /** Runs it, and returns what was seen of the fault. @throws when anything does not hold */
  async run(): Promise<string> {
    const { fault, moment } = this.#row;
    const { inject, mend, witness } = FAULTS[fault] ?? { inject: undefined };
    const expectations = new Expectations(this.#lab, this.#row, this.#index);
    const before = await expectations.look();
    await this.#lab.thunderbird.opened();
    await this.#lab.forgetCookies();
    this.#page = await Page.open(
      this.#lab.thunderbird,
      `switch.html?account=account${this.#number}`,
    );
    await hasten(this.#page);

    let seen: string;
    if (fault === "killed" || fault === "quit") seen = await this.#end(moment, fault);
    else {
      assert.ok(inject, `There is no fault ${fault}`);
      seen = await this.#strike(moment, async () => inject(this.#situation));
      await this.#expectEnd();
      if (witness) seen = await witness(this.#situation);
      if (this.#row.end === "gone") await this.#finished(before);
      this.#opened = await this.#lab.thunderbird.opened();
      await mend?.(this.#situation);
      // What mending has opened is not the product's.
      await this.#lab.thunderbird.opened();
    }
    assert.notEqual(seen, "", "the fault has not fired");
    await this.#moments.forget();
    await expectations.check(before, this.#opened);
    await this.#page.close().catch(() => undefined);
    return seen;
  }

  /** Presses the button, and does the person's part in the browser. */
  async #click(): Promise<void> {
    const { fault, interactive } = this.#row;
    const page = this.#situation.page;
    if (fault === "clicked-twice") {
      await page.run(() => {
        const button = document.getElementById("switch");
        button?.click();
        button?.click();
      });
    } else await page.click("#switch");
    if (!interactive && !isAskedAfterAll(this.#row)) return;
    if (fault === "browser-never-back") await this.#lab.personIsAsked();
    else if (fault === "authorisation-error") await this.#lab.signIn(this.#user, "deny");
    else if (fault === "another-user") await this.#lab.signIn("witness@contoso.example");
    // The account may be removed, or the page closed, while the person types.
    else await this.#lab.signIn(this.#user).catch((error: unknown) => error);
  }

  /** Lets the switch run to a moment, does it there, and lets it go on. */
  async #strike(moment: Moment, act: () => Promise<string>): Promise<string> {
    const { imap, smtp, provider } = this.#lab.exchange;
    const moments = this.#moments;
    const { fault, interactive } = this.#row;
    const isServerFault = FAULTS[fault]?.witness !== undefined && fault !== "clicked-twice";
    const gate = { receiving: imap.gate, sending: smtp.gate }[this.#situation.half];

    if (moment === "before-sign-in") {
      const seen = await act();
      await this.#click();
      return seen;
    }
    if (moment === "deleting-password") {
      await this.#click();
      await this.#situation.page.waitFor("#result[data-kind=confirmed]:not([hidden])");
      await moments.arm(moment, "note");
      // The file is written a moment later: what blocks it must be there before.
      const seen = await act();
      await this.#deletePassword();
      await moments.whenReached(moment);
      return seen;
    }
    if (moment.startsWith("confirming")) {
      await moments.arm("after-commit", "hold");
      await this.#click();
      await moments.whenReached("after-commit");
      if (isServerFault || fault === "dns-gone") {
        const seen = await act();
        await moments.release();
        return seen;
      }
      const arrived = gate.arm();
      await moments.release();
      await arrived;
      const seen = await act();
      gate.release();
      return seen;
    }
    if (isParentMoment(moment)) {
      await moments.arm(moment, HELD.includes(moment) ? "hold" : "note");
      await this.#click();
      await moments.whenReached(moment);
      const seen = await act();
      await moments.release();
      return seen;
    }
    // A server's own misbehaviour is its moment; of an interactive sign-in the person's.
    if (isServerFault || fault === "dns-gone" || (interactive && moment === "during-sign-in")) {
      const seen = await act();
      await this.#click();
      return seen;
    }
    const place = moment === "during-sign-in" ? provider.tokenGate : gate;
    const arrived = place.arm();
    const clicked = this.#click();
    // It is waited for below; until then a kill may have ended it.
    clicked.catch(() => undefined);
    await arrived;
    const seen = await act();
    place.release();
    await clicked;
    return seen;
  }

  async #deletePassword(): Promise<void> {
    const { page } = this.#situation;
    await page.click("#next .old-password button");
    await page.click("#next .old-password button:first-of-type");
  }

  /** Ends Thunderbird at a moment: as a power cut does, or as a person does. */
  async #end(moment: Moment, how: "killed" | "quit"): Promise<string> {
    const { thunderbird, profile } = this.#lab;
    if (how === "quit") {
      let seen = "";
      await this.#strike(moment, async () => {
        await thunderbird.quit();
        return (seen = thunderbird.endedBy ?? "quit by itself");
      }).catch((error: unknown) => {
        // The commands that were under way end with it.
        if (seen === "") throw error;
      });
      assert.equal(seen, "quit by itself");
      await this.#lab.startAgain();
      this.#moments = await Moments.watch(this.#lab.thunderbird);
      return seen;
    }
    await loginsWritten(thunderbird, profile);
    const arm = isParentMoment(moment) && !HELD.includes(moment);
    if (arm) {
      if (moment === "deleting-password") {
        await this.#click();
        await this.#situation.page.waitFor("#result[data-kind=confirmed]:not([hidden])");
      }
      await this.#moments.arm(moment, "kill");
      const act = moment === "deleting-password" ? this.#deletePassword() : this.#click();
      await Promise.race([act.catch(() => undefined), thunderbird.ended()]);
      await until("the kill", () => thunderbird.endedBy !== null, 30_000).catch(
        async (error: unknown) => {
          const ends = await this.#situation.page.run(() => {
            const { kind, code } = document.getElementById("result")?.dataset ?? {};
            return { kind, code };
          });
          throw new Error(`The page has come to ${JSON.stringify(ends)}`, { cause: error });
        },
      );
    } else {
      await this.#strike(moment, async () => {
        await thunderbird.kill();
        return "killed";
      }).catch((error: unknown) => {
        // The commands that were under way end with it.
        if (thunderbird.endedBy === null) throw error;
      });
    }
    const reached = this.#moments.reached();
    assert.equal(thunderbird.endedBy, "SIGKILL");
    if (isParentMoment(moment)) assert.deepEqual(reached.slice(-1), [moment]);
    for (const gate of [
      this.#lab.exchange.imap.gate,
      this.#lab.exchange.smtp.gate,
      this.#lab.exchange.provider.tokenGate,
    ]) {
      gate.release();
    }
    await this.#lab.startAfterKill();
    this.#moments = await Moments.watch(this.#lab.thunderbird);
    return `SIGKILL at ${isParentMoment(moment) ? (reached.at(-1) ?? "") : moment}`;
  }

  get moments(): Moments {
    return this.#moments;
  }

  async #expectEnd(): Promise<void> {
    const { end, code, settings, moment, fault } = this.#row;
    if (end === "gone") return;
    const { page } = this.#situation;
    if (end === "no-account") {
      await page.waitFor("#plan[hidden]");
      assert.match(await page.text("#headline"), /not there any more/);
      return;
    }
    // In one go: two seconds after a switch an update of the add-on closes its pages.
    const [kind, why, unchanged] = await until("the end", () => page.run(endShown), END_LIMIT);
    assert.equal(kind, end);
    assert.ok(code.split("|").includes(why ?? ""), `the code ${why ?? ""} instead of ${code}`);
    const isUntouched = settings === "old" && end !== "undone";
    assert.equal(unchanged, String(isUntouched), "what the page says of changes");
    if (moment === "deleting-password" && fault === "login-store-unwritable") {
      await until(
        "the page to say that the deletion was not saved",
        async () => (await page.text("#next")).includes("may come back"),
        15_000,
      );
    }
  }

  /** Nobody tells that a commit has ended when its page has gone: the file does. */
  async #finished(before: World): Promise<void> {
    if (this.#row.settings === "old") {
      // A commit would be through by then: 1.5 s for the token, some for the rest.
      await pause(2500);
      return;
    }
    const wanted = JSON.stringify(Object.entries(switched(before.own, this.#number)).sort());
    await until(
      "the commit to end",
      () => {
        const { own } = settingsIn(this.#lab.profile, this.#number);
        return JSON.stringify(Object.entries(own).sort()) === wanted;
      },
      20_000,
    );
  }
}
