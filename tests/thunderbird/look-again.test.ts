// After a switch: an account that could not be confirmed is confirmed at the next chance, and one that
// something has set back is told with who did it, and is not switched in a loop.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { HOSTS } from "../exchange/certificates";
import { type Lab, withLab } from "./harness/lab";
import { closeConnections, readInbox } from "./harness/mail";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS, readPreferences } from "./harness/profile";
import { pause, until } from "./harness/thunderbird";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const ACCOUNTS = [exchangeAccount(JO), LOCAL_FOLDERS];

/** The states that the preferences file holds, in any order. */
function states(profile: string): readonly { state: string; afterRestart?: boolean }[] {
  return [...readPreferences(profile)]
    .filter(([name]) => name.startsWith("extensions.modern-auth-switch.state."))
    .map(([, value]) => JSON.parse(String(value)) as { state: string; afterRestart?: boolean });
}

async function waitForStates(lab: Lab, wanted: (one: object) => boolean): Promise<void> {
  await until("the states in the file", async () => {
    await lab.thunderbird.savePreferences();
    const all = states(lab.profile);
    return all.length > 0 && all.every(wanted);
  });
}

test("not yet confirmed: said so, checked again by a click, and once more at the next start", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO] }, async (lab) => {
    const { smtp } = lab.exchange;
    const switchPage = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await switchPage.click("#switch");
    // The proof of sending has passed when Thunderbird's own check begins.
    await until("both proofs", () => lab.exchange.submission.logins.length === 1);
    smtp.fault = "resets";
    await switchPage.waitFor("#result[data-kind=not-confirmed]:not([hidden])", 40_000);
    await switchPage.run(() => {
      document.getElementById("meaning")?.replaceChildren();
    });
    await switchPage.click("#check-again");
    await until(
      "the answer of the check",
      async () => (await switchPage.text("#meaning")).startsWith(`${HOSTS.outgoing} could not be`),
      40_000,
    );
    await switchPage.close();

    const overview = await Page.open(lab.thunderbird, "overview.html");
    const note = "[data-account=account1] [data-switched=not-confirmed]";
    assert.match(await overview.text(note), /not yet confirmed/);
    assert.match(await overview.text(note), /could not be reached/);
    await overview.click(`${note} button`);
    // The button comes back with the answer; the server is mended after it.
    await overview.waitFor(`${note} button`);
    smtp.fault = null;
    await overview.click(`${note} button`);
    await overview.waitFor("[data-account=account1]:not(:has([data-switched]))");
    await waitForStates(lab, (one) => (one as { state: string }).state === "confirmed");

    // The next start: still signed in, looked at once, without any window.
    const before = lab.exchange.submission.logins.length;
    await lab.restart();
    await waitForStates(lab, (one) => (one as { afterRestart?: boolean }).afterRestart === true);
    assert.equal(lab.exchange.submission.logins.length, before + 1);
    await lab.restart();
    const again = await Page.open(lab.thunderbird, "overview.html");
    await again.waitFor("[data-account=account1] .undo");
    assert.equal(lab.exchange.submission.logins.length, before + 1);
    assert.deepEqual(await lab.thunderbird.opened(), []);
  });
});

test("closed in the middle of the check: the background does it without stopping anybody's fetching, and whoever comes meanwhile waits", async () => {
  const accounts = [exchangeAccount(JO), exchangeAccount(KIM), LOCAL_FOLDERS];
  await withLab({ accounts, tokensOf: [JO, KIM] }, async (lab) => {
    const { smtp, imap, submission } = lab.exchange;
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await until("both proofs", () => submission.logins.length === 1);
    await smtp.gate.arm();
    // What has been written wakes the background. It waits for its turn to work, and in no moment for
    // the lock by which pages tell that another one switches.
    const waited = await until("the background to wait", async () => {
      const names = await page.run(async () => {
        const { pending = [] } = await navigator.locks.query();
        return pending.map(({ name }) => name);
      });
      return names.length > 0 && names;
    });
    assert.deepEqual([...new Set(waited)], ["work"]);

    // Somebody is just fetching, and the server takes its time.
    await closeConnections(lab.thunderbird, "account1");
    const fetching = imap.answerGate.arm();
    const fetched = readInbox(lab.thunderbird, "account1");
    await fetching;
    // Before the page is gone: the background is quick.
    const checksSending = smtp.gate.arm();
    await page.close();
    // Receiving is what it looks at first; 140 lets that wait for the fetching.
    await pause(1000);
    imap.answerGate.release();
    await fetched;
    await checksSending;

    // Not sent away, as by another page.
    const other = await Page.open(lab.thunderbird, "switch.html?account=account2");
    await other.click("#switch");
    assert.match(await other.text("[data-step=waiting]"), /check in the background/);
    smtp.gate.release();
    await other.waitFor("#result[data-kind=confirmed]:not([hidden])");
    await waitForStates(lab, (one) => (one as { state: string }).state === "confirmed");
    assert.deepEqual(await lab.thunderbird.opened(), []);

    // The network that comes back is such a chance: it wakes the background.
    const woken = async () => {
      const crossed = await lab.thunderbird.crossed();
      return crossed.filter((one) => one.startsWith("mailServers.onServersChanged")).length;
    };
    const before = await woken();
    await lab.thunderbird.inParent(() => {
      Services.io.offline = true;
      Services.io.offline = false;
    });
    await until("the background to wake", async () => (await woken()) > before);
  });
});

test("set back at the next start by user.js: named with the file, and not offered in a loop", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    const file = path.join(lab.profile, "user.js");
    fs.appendFileSync(file, `user_pref("mail.smtpserver.smtp1.authMethod", 3); // home-manager\n`);
    await lab.restart();
    await waitForStates(lab, (one) =>
      ["confirmed", "set-back"].includes((one as { state: string }).state),
    );
    await until("the set-back to be noted", async () => {
      await lab.thunderbird.savePreferences();
      return states(lab.profile).some(({ state }) => state === "set-back");
    });

    const overview = await Page.open(lab.thunderbird, "overview.html");
    const note = await overview.text("[data-account=account1] [data-switched=set-back]");
    assert.match(note, /something has put old settings back/);
    assert.ok(note.includes(file), note);
    assert.match(note, /mail\.smtpserver\.smtp1\.authMethod/);
    // A button that leads to "cannot be switched" is none.
    assert.equal(await overview.exists("[data-account=account1] a.button"), false);
    const again = await Page.open(lab.thunderbird, "switch.html?account=account1");
    assert.ok((await again.text("#notes")).includes(file));
    assert.equal(await again.exists("#start:not([hidden])"), false);
    // The half that nobody sets back stays as it was switched.
    assert.equal(accountLines(lab.profile)["mail.server.server1.authMethod"], 10);
  });
});

test("set back by a person: said so, and switched again by a click", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    await page.close();
    await lab.thunderbird.inParent(() => {
      Services.prefs.setIntPref("mail.smtpserver.smtp1.authMethod", 3);
    });
    const overview = await Page.open(lab.thunderbird, "overview.html");
    const note = "[data-account=account1] [data-switched=set-back]";
    assert.match(await overview.text(note), /does not note who changed it/);
    await overview.click("[data-account=account1] a.button");
    const again = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
    await again.waitFor("#result[data-kind=confirmed]:not([hidden])");
  });
});
