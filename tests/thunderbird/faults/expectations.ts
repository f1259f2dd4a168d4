// What must hold after every row, whatever has happened: looked for in the files, at the servers and
// on the overview, while Thunderbird fetches and sends.
import assert from "node:assert/strict";
import type { Lab } from "../harness/lab";
import { readLogins, type StoredLogin } from "../harness/login-store";
import { closeConnections, readInbox, sendMessage } from "../harness/mail";
import { Page } from "../harness/page";
import { until } from "../harness/thunderbird";
import type { Opened } from "../harness/recorder";
import { accountNumber, type Lines, settingsIn, switched, userOf } from "./accounts";
import type { Moment } from "./moments";
import type { Row } from "./table";

/** What a row compares. */
export interface World {
  readonly own: Lines;
  readonly others: Lines;
  readonly logins: readonly StoredLogin[];
}

export class Expectations {
  readonly #lab: Lab;
  readonly #row: Row;
  readonly #index: number;
  readonly #number: string;
  readonly #user: string;

  constructor(lab: Lab, row: Row, index: number) {
    this.#lab = lab;
    this.#row = row;
    this.#index = index;
    this.#number = accountNumber(index);
    this.#user = userOf(index);
  }

  async look(): Promise<World> {
    await this.#save();
    const logins = await readLogins(this.#lab.thunderbird);
    return { ...settingsIn(this.#lab.profile, this.#number), logins };
  }

  /** What Thunderbird has in memory goes into the file, where the row looks. */
  async #save(): Promise<void> {
    // A disk that is full, or a file that cannot be written, is what some rows are about.
    await this.#lab.thunderbird.savePreferences(1000).catch(() => undefined);
  }

  /**
   * @param opened dialogs and windows since the row began
   * @throws when anything does not hold
   */
  async check(before: World, opened: readonly Opened[]): Promise<void> {
    const { fault, settings, moment } = this.#row;
    const lab = this.#lab;
    const after = await this.look();
    const isGone = fault === "account-removed";
    assert.deepEqual(after.others, before.others, "the settings of every other account");
    if (!isGone && fault !== "outgoing-server-removed") {
      const expected = settings === "new" ? switched(before.own, this.#number) : before.own;
      assert.deepEqual(after.own, expected, `the settings are all ${settings}`);
    }
    this.#expectLogins(before.logins, after.logins, moment);
    assert.deepEqual(
      [...opened, ...(await lab.thunderbird.opened())].filter(
        ({ kind, text }) => kind === "dialog" || !isExpectedWindow(text),
      ),
      [],
      "dialogs and windows",
    );
    if (isGone) return;
    if (fault !== "outgoing-server-removed") await this.#expectSending();
    await this.#expectReceiving();
    await this.#expectOverview();
  }

  /** Nobody's stored passwords and tokens are touched, but the row's own token by a switch. */
  #expectLogins(
    before: readonly StoredLogin[],
    after: readonly StoredLogin[],
    moment: Moment,
  ): void {
    const isMine = ({ user }: StoredLogin) => user === this.#user;
    const isToken = ({ origin }: StoredLogin) => origin.startsWith("oauth://");
    const othersBefore = before.filter((one) => !isMine(one));
    assert.deepEqual(
      after.filter((one) => !isMine(one)),
      othersBefore,
      "everybody else's logins",
    );
    if (moment !== "deleting-password") {
      const passwords = (all: readonly StoredLogin[]) =>
        all.filter((one) => isMine(one) && !isToken(one));
      assert.deepEqual(passwords(after), passwords(before), "the passwords of the account");
    }
    const tokens = (all: readonly StoredLogin[]) =>
      all.filter((one) => isMine(one) && isToken(one));
    if (this.#row.settings === "new") assert.equal(tokens(after).length, 1, "one token");
    // A kill between the two leaves the token, which does no harm; everything else takes it back.
    else if (this.#row.fault !== "killed" && this.#row.end !== "undone") {
      assert.deepEqual(tokens(after), tokens(before), "the tokens of the account");
    }
  }

  async #expectSending(): Promise<void> {
    const { submission } = this.#lab.exchange;
    const subject = `row ${String(this.#index)}`;
    await sendMessage(this.#lab.thunderbird, this.#user, "lee@contoso.example", subject);
    const message = submission.messages.findLast(({ text }) => text.includes(subject));
    assert.ok(message, "a message that arrived");
    const isOAuth2 = message.login.mechanism === "XOAUTH2";
    assert.equal(message.login.user, this.#user);
    assert.equal(isOAuth2, this.#row.settings === "new", message.login.mechanism);
  }

  async #expectReceiving(): Promise<void> {
    const { dovecot } = this.#lab.exchange;
    const logins = () => dovecot.logins().filter(({ user }) => user === this.#user);
    const count = logins().length;
    const id = `account${this.#number}`;
    await closeConnections(this.#lab.thunderbird, id);
    await readInbox(this.#lab.thunderbird, id);
    // Dovecot writes its log when it comes to it.
    await until("a fresh login to receive", () => logins().length > count);
    const fresh = logins().slice(count);
    const isOAuth2 = fresh.every(({ method }) => method === "XOAUTH2");
    assert.equal(isOAuth2, this.#row.settings === "new", JSON.stringify(fresh));
  }

  /** The overview says what is true. */
  async #expectOverview(): Promise<void> {
    const overview = await Page.open(this.#lab.thunderbird, "overview.html");
    const section = `[data-account=account${this.#number}]`;
    await overview.waitFor(section);
    const verdicts = await overview.run<[string], readonly (string | undefined)[]>(
      (css) =>
        [...document.querySelectorAll<HTMLElement>(`${css} [data-half]`)].map(
          ({ dataset }) => dataset["verdict"],
        ),
      section,
    );
    const word = this.#row.settings === "new" ? "modern" : "on-password";
    const isOnlyReceiving = this.#row.fault === "outgoing-server-removed";
    assert.deepEqual(
      verdicts.slice(0, isOnlyReceiving ? 1 : 2),
      isOnlyReceiving ? [word] : [word, word],
    );
    await overview.close();
  }
}

/** Thunderbird 140 signs in in a window of its own; the compose code has a hidden one. */
function isExpectedWindow(address: string): boolean {
  return /browserRequest\.xhtml|about:blank|hiddenWindow|accountsettings/.test(address);
}
