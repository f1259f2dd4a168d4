// What goes wrong while folders are subscribed: a server that refuses some, a connection that is cut, folders
// that come and go meanwhile, somebody who changes their mind, a sign-in that is gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CommandFate } from "../exchange/imap-front-door";
import { openFolders, LONG, state } from "./harness/folder-page";
import { foldersInPane } from "./harness/folder-pane";
import { type Lab, withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { LOCAL_FOLDERS, modernAccount } from "./harness/profile";
import { until } from "./harness/thunderbird";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const LEE = "lee@contoso.example";

const ACCOUNTS = [modernAccount(JO), modernAccount(KIM), modernAccount(LEE), LOCAL_FOLDERS];

const COUNT = 200;
const NAMES = Array.from({ length: COUNT }, (_none, index) => `Folder ${String(index)}`);

/** What is in it besides what Thunderbird makes for deleted mail. */
async function subscribedOf(lab: Lab, user: string): Promise<readonly string[]> {
  const paths = await lab.exchange.mailboxOf(user).subscribed();
  return paths.filter((path) => path.startsWith("Folder"));
}

async function shownOf(lab: Lab, account: string): Promise<readonly string[]> {
  const paths = await foldersInPane(lab.thunderbird, account);
  return paths.filter((path) => path.startsWith("Folder"));
}

/** Decides about the n-th SUBSCRIBE, counted from 1; everything else passes. */
function nthSubscribe(decide: (n: number) => CommandFate): (command: string) => CommandFate {
  let count = 0;
  return (command) => (/^subscribe/i.test(command) ? decide(++count) : "pass");
}

test("every tenth is refused, then tried again; a connection is cut and made anew", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO, KIM, LEE] }, async (lab) => {
    const { thunderbird, exchange } = lab;
    for (const user of [JO, KIM, LEE]) exchange.mailboxOf(user).make(NAMES);
    const { imap } = exchange;

    imap.decide = nthSubscribe((n) => (n % 10 === 0 ? { refused: "[INUSE] Try later" } : "pass"));
    const page = await openFolders(thunderbird, "account1");
    await page.click("#apply");
    await page.waitFor("#retry:not([hidden])", LONG);
    const refused = await page.run(() =>
      [...document.querySelectorAll("#failed-folders li")].map(({ textContent }) => textContent),
    );
    // INBOX is the first that is asked for, or the 201st.
    assert.equal(refused.length, COUNT / 10);
    for (const line of refused) assert.match(line, /^Folder \d+: \[INUSE\] Try later/);
    const subscribed = await subscribedOf(lab, JO);
    assert.equal(subscribed.length, COUNT - refused.length);
    assert.deepEqual(await shownOf(lab, "account1"), subscribed);
    imap.decide = null;
    await page.click("#retry");
    await page.waitFor(`${state("done")} #retry[hidden]`, LONG);
    assert.deepEqual(await subscribedOf(lab, JO), [...NAMES].sort());
    assert.deepEqual(await shownOf(lab, "account1"), [...NAMES].sort());
    await page.close();

    // Once in the middle: what is left is done on another connection.
    imap.decide = nthSubscribe((n) => (n === COUNT / 2 ? "cut" : "pass"));
    const before = imap.connections.length;
    const cut = await openFolders(thunderbird, "account2");
    await cut.click("#apply");
    await cut.waitFor(state("done"), LONG);
    assert.ok(imap.played.includes("cut"));
    assert.ok(imap.connections.length >= before + 3);
    assert.deepEqual(await subscribedOf(lab, KIM), [...NAMES].sort());
    await cut.close();

    // Again and again: it says so, and what is done stays.
    imap.decide = nthSubscribe((n) => (n >= 130 ? "cut" : "pass"));
    const dead = await openFolders(thunderbird, "account3");
    await dead.click("#apply");
    await dead.waitFor("#retry:not([hidden])", LONG);
    const notDone = await dead.run(() => document.querySelectorAll("#failed-folders li").length);
    imap.decide = null;
    const done = await subscribedOf(lab, LEE);
    assert.ok(done.length >= 49 && done.length < COUNT, String(done.length));
    // Whatever the server has done without an answer counts as not done.
    assert.ok(notDone >= COUNT - done.length, `${String(notDone)} and ${String(done.length)}`);
    assert.deepEqual(await thunderbird.opened(), []);
  });
});

test("folders come and go meanwhile; cancel keeps what is done; without a sign-in nothing is asked", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO, KIM] }, async (lab) => {
    const { thunderbird, exchange } = lab;
    for (const user of [JO, KIM, LEE]) exchange.mailboxOf(user).make(NAMES);

    const page = await openFolders(thunderbird, "account1");
    exchange.mailboxOf(JO).remove(["Folder 7"]);
    exchange.mailboxOf(JO).make(["Folder new"]);
    await page.click("#apply");
    await page.waitFor("#retry:not([hidden])", LONG);
    assert.match(await page.text("#failed-folders"), /^Folder 7: ./);
    const others = NAMES.filter((name) => name !== "Folder 7").sort();
    assert.deepEqual(await subscribedOf(lab, JO), others);
    assert.deepEqual(await shownOf(lab, "account1"), others);
    await page.click("#choose-again");
    await page.waitFor(state("choosing"));
    await page.type("#filter", "new");
    await page.waitFor('[data-path="Folder new"][aria-checked=false]');
    await page.close();

    // The answers wait at the gate: nothing more than the first ones is asked for.
    const cancelled = await openFolders(thunderbird, "account2");
    let held = Promise.resolve();
    let asked = 0;
    exchange.imap.decide = nthSubscribe(() => {
      // From the first of them on: Thunderbird's own connections have answers as well.
      if (asked++ === 0) held = exchange.imap.answerGate.arm();
      return "pass";
    });
    await cancelled.click("#apply");
    await until("a folder to be asked for", () => asked > 0);
    await held;
    await cancelled.click("#cancel");
    exchange.imap.answerGate.release();
    await cancelled.waitFor("#retry:not([hidden])", LONG);
    exchange.imap.decide = null;
    const paths = await exchange.mailboxOf(KIM).subscribed();
    const kept = paths.filter((path) => path !== "Trash").length;
    assert.ok(asked > 0 && kept <= asked && asked < COUNT, `${String(kept)} of ${String(asked)}`);
    const left = await cancelled.run(() => document.querySelectorAll("#failed-folders li").length);
    // And the inbox.
    assert.equal(left + kept, COUNT + 1);
    await cancelled.close();

    const without = await Page.open(thunderbird, "folders.html?account=account3");
    await without.waitFor(state("failed"));
    assert.equal(await without.text("#code"), "no-stored-sign-in");
    // Thunderbird's own connections for the others come and go, and say soon who they are.
    await until("every connection has a user", () =>
      Promise.resolve(exchange.imap.connections.every(({ user }) => user !== null)),
    );
    assert.ok(exchange.imap.connections.every(({ user }) => user !== LEE));
    assert.deepEqual(await thunderbird.opened(), []);
  });
});
