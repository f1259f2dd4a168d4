// The old password after a switch: deleted only by two clicks, only those that nobody else uses, and
// never a token. With a locked login store the page asks, and nothing hangs.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeletePasswordResult } from "../../src/core/mail-servers/delete-password";
import { HOSTS } from "../exchange/certificates";
import { ACCOUNT, apply, JO, proveBoth, SENDING } from "./harness/commit";
import { withLab } from "./harness/lab";
import {
  lockLoginStore,
  PRIMARY_PASSWORD,
  readLogins,
  storeLogins,
  type StoredLogin,
} from "./harness/login-store";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";
import { until } from "./harness/thunderbird";

const KIM = "kim@contoso.example";

const namesOf = (logins: readonly StoredLogin[]) =>
  logins.map(({ origin, user }) => `${origin} ${user}`).sort();

test("deletes what the old sign-in used and nothing else, after the question", async () => {
  const accounts = [exchangeAccount(JO), exchangeAccount(KIM), LOCAL_FOLDERS];
  await withLab({ accounts, tokensOf: [JO] }, async (lab) => {
    // Look alike, and are somebody else's business.
    const smtp = `smtp://${HOSTS.outgoing}`;
    await storeLogins(lab.thunderbird, [
      { origin: smtp, realm: "another realm", user: JO, password: "of another realm" },
      { origin: `smtp://${HOSTS.relay}`, realm: `smtp://${HOSTS.relay}`, user: JO, password: "x" },
    ]);
    const before = await readLogins(lab.thunderbird);

    let page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    await page.click("#next .old-password button");
    assert.match(await page.text("#next .old-password p"), /final/);
    // Not yet, and the way out is where the focus is.
    assert.deepEqual(await readLogins(lab.thunderbird), before);
    await page.click("#next .old-password button:last-of-type");
    assert.deepEqual(await readLogins(lab.thunderbird), before);
    await page.close();

    page = await Page.open(lab.thunderbird, "overview.html");
    const section = "[data-account=account1]";
    await page.click(`${section} .old-password button`);
    await page.click(`${section} .old-password button:first-of-type`);
    await page.waitFor(`${section}:not(:has(.old-password))`);
    assert.equal(await page.text("#announcement"), "The old password is deleted.");
    const deleted = [`imap://${HOSTS.incoming} ${JO}`, `${smtp} ${JO}`];
    const left = before.filter(
      ({ origin, realm, user }) => user !== JO || origin !== realm || origin.includes("relay"),
    );
    assert.deepEqual(await readLogins(lab.thunderbird), left);
    assert.deepEqual(
      namesOf(before).filter((name) => !namesOf(left).includes(name)),
      deleted.filter((name) => !name.startsWith("smtp")),
    );
    await page.click(`${section} .undo button`);
    assert.match(await page.text(`${section} .undo`), /Thunderbird will ask you for it/);
  });
});

test("a password that another server still signs in with stays; so does one that is not confirmed", async () => {
  // The second account sends through a server of its own, on the same host as the same user.
  const other = { ...exchangeAccount(KIM), outgoing: exchangeAccount(JO).outgoing };
  const accounts = [ACCOUNT, other as ReturnType<typeof exchangeAccount>, LOCAL_FOLDERS];
  await withLab({ accounts, tokensOf: [JO] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    const before = await readLogins(lab.thunderbird);
    const result = await apply(page, "account1", SENDING, await proveBoth(page));
    assert.ok(result.ok, JSON.stringify(result));
    const remove = (id: string) =>
      page.run<[string], DeletePasswordResult>(
        (record) => messenger.mailServers.deleteSavedPassword(record),
        id,
      );
    const reason = async (id: string) => {
      const answer = await remove(id);
      return answer.ok ? "ok" : answer.reason;
    };
    assert.equal(await reason("no such record"), "unknown-record");
    assert.equal(await reason(result.recordId), "not-confirmed");
    await page.run(() => messenger.mailServers.confirm("account1"));
    assert.equal(await reason(result.recordId), "nothing-to-delete");
    assert.deepEqual(await readLogins(lab.thunderbird), before);

    await lockLoginStore(lab.thunderbird);
    await lab.thunderbird.opened();
    assert.equal(await reason(result.recordId), "login-store-locked");
    assert.deepEqual(await lab.thunderbird.opened(), []);
  });
});

test("a locked login store: the page offers to unlock it, and goes on when it is", async () => {
  await withLab({ accounts: [exchangeAccount(JO), LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    await lockLoginStore(lab.thunderbird);
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await page.waitFor("#unlock-passwords");
    // The person changes their mind: the dialog is cancelled, and the page stays as it is.
    await page.click("#unlock-passwords");
    const dialogs = await until("the dialog", async () => {
      const seen = (await lab.thunderbird.opened()).filter(({ kind }) => kind === "dialog");
      return seen.length > 0 && seen;
    });
    assert.equal(dialogs.length, 1);
    await page.waitFor("#unlock-passwords");

    await lab.thunderbird.inParent((password) => {
      Cu.getGlobalForObject(Services).testRecord.primaryPassword = password;
    }, PRIMARY_PASSWORD);
    await page.click("#unlock-passwords");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
  });
});
