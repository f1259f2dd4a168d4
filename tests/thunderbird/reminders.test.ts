// First contact: one notification for an account that needs somebody, another when sending or signing in
// fails, oftener as the date nears; the number on both buttons; and never for this account.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { HOSTS } from "../exchange/certificates";
import { type Lab, withLab } from "./harness/lab";
import { storeLogins } from "./harness/login-store";
import {
  beginToFetch,
  beginToSend,
  closeComposeWindows,
  sendFromComposeWindow,
} from "./harness/mail";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS, NATIVE } from "./harness/profile";
import { repack } from "./harness/repack";
import { pause, until } from "./harness/thunderbird";

const JO = "jo@contoso.example";
const MIXED = exchangeAccount(JO, { receiving: NATIVE.oauth2 });

/** Thunderbird's own window for notifications, which both versions have. */
const OWN_ALERTS = { "alerts.useSystemBackend": false };
const OPTIONS = { accounts: [MIXED, LOCAL_FOLDERS], tokensOf: [JO], preferences: OWN_ALERTS };

/** The titles of the notifications since the last question. */
async function titles(lab: Lab): Promise<readonly string[]> {
  return (await lab.thunderbird.notified()).map(({ title }) => title);
}

async function waitForTitle(lab: Lab, timeLimit?: number): Promise<string> {
  const seen: string[] = [];
  const isThere = async () => {
    seen.push(...(await titles(lab)));
    return seen.length > 0;
  };
  await until("a notification", isThere, timeLimit);
  return seen.join(", ");
}

/**
 * The number on the add-on's button, which a headless Thunderbird does not always paint, as Thunderbird has
 * it; and the one that the Spaces toolbar shows.
 */
async function numbers(lab: Lab, page: Page): Promise<string> {
  const onButton = await page.run(() => messenger.action.getBadgeText({}) as Promise<string>);
  const inSpaces = await lab.thunderbird.inParent(() => {
    const { document } = Services.wm.getMostRecentWindow("mail:3pane");
    const button = document.querySelector('[id$="spacesButton-modern_auth_switch"]');
    const words = String(button.querySelector(".spaces-badge-container").textContent);
    return button.classList.contains("has-badge") ? words : "";
  });
  return `${onButton},${inSpaces}`;
}

async function waitForNumbers(lab: Lab, page: Page, wanted: string): Promise<void> {
  await until(`the numbers ${wanted}`, async () => (await numbers(lab, page)) === wanted);
}

test("found: one notification, which opens the overview; never again, not after a restart either", async () => {
  await withLab(OPTIONS, async (lab) => {
    assert.equal(await waitForTitle(lab), "1 account needs you");
    await lab.thunderbird.clickNotification();
    const overview = await Page.find(lab.thunderbird, (url) => url.includes("overview.html"));
    await overview.waitFor(":root[data-shows=flagged]");
    await lab.restart();
    await Page.open(lab.thunderbird, "overview.html");
    await pause(1500);
    assert.deepEqual(await titles(lab), []);
    assert.deepEqual(await lab.thunderbird.opened(), []);
  });
});

test("the same number on both buttons, none when there is nothing to do", async () => {
  await withLab(OPTIONS, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    await waitForNumbers(lab, page, "1,1");
    await page.click("[data-account=account1] [data-mention=false]");
    await waitForNumbers(lab, page, ",");
    await page.click("[data-account=account1] [data-mention=true]");
    await waitForNumbers(lab, page, "1,1");
    await page.click("[data-account=account1] a.button");
    const switchPage = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
    await waitForNumbers(lab, switchPage, ",");
  });
});

test("a server refuses the password: the switch is offered, once a day", async () => {
  await withLab(OPTIONS, async (lab) => {
    await waitForTitle(lab);
    lab.exchange.submission.acceptsPasswords = false;
    await beginToSend(lab.thunderbird, JO);
    assert.equal(await waitForTitle(lab), "Mail did not go through");
    await pause(1000);
    await beginToSend(lab.thunderbird, JO);
    await pause(2000);
    assert.deepEqual(await titles(lab), []);
    assert.ok(lab.exchange.submission.logins.filter(({ accepted }) => !accepted).length > 1);
  });
});

test("a server refuses the password for receiving: the switch is offered", async () => {
  const accounts = [exchangeAccount(JO), LOCAL_FOLDERS];
  await withLab({ accounts, passwordsOf: [], preferences: OWN_ALERTS }, async (lab) => {
    const origin = `imap://${HOSTS.incoming}`;
    await storeLogins(lab.thunderbird, [{ origin, realm: origin, user: JO, password: "wrong" }]);
    await waitForTitle(lab);
    // Thunderbird does not show its dialog every time that a server refuses (measured on both).
    let title = "";
    for (let tries = 0; tries < 3 && title === ""; tries++) {
      await beginToFetch(lab.thunderbird, "account1");
      title = await waitForTitle(lab, 8000).catch(() => "");
    }
    assert.equal(title, "Mail did not go through");
  });
});

test("a compose window cannot send: the switch is offered", async () => {
  await withLab({ ...OPTIONS, passwordsOf: [] }, async (lab) => {
    await waitForTitle(lab);
    // Nobody enters a password, so there is no dialog about a refusal: only the compose window knows.
    await sendFromComposeWindow(lab.thunderbird, JO);
    assert.equal(await waitForTitle(lab), "Mail did not go through");
    const dialogs = (await lab.thunderbird.opened()).map(({ text }) => text).join("\n");
    assert.match(dialogs, /Enter your password/);
    assert.doesNotMatch(dialogs, /Login to server/);
    await pause(1000);
    await closeComposeWindows(lab.thunderbird);
  });
});

test("never for this account: no number and no word, whatever fails; kept after a restart", async () => {
  await withLab(OPTIONS, async (lab) => {
    await waitForTitle(lab);
    const page = await Page.open(lab.thunderbird, "overview.html");
    await page.click("[data-account=account1] [data-mention=false]");
    await waitForNumbers(lab, page, ",");
    await lab.restart();
    lab.exchange.submission.acceptsPasswords = false;
    await beginToSend(lab.thunderbird, JO);
    await pause(1500);
    assert.deepEqual(await titles(lab), []);
    const again = await Page.open(lab.thunderbird, "overview.html");
    await waitForNumbers(lab, again, ",");
  });
});

/** The add-on as if passwords stopped working so many days from now. */
function endsIn(days: number): Promise<string> {
  const lastDay = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return repack(path.resolve(`build/ends-in-${String(days)}.xpi`), (_name, content) =>
    content.toString("latin1").includes("2026-12-31")
      ? content.toString().replaceAll("2026-12-31", lastDay)
      : content,
  );
}

test("three days before the end: reminded once, after an announcement on an earlier day; not when it is put off or switched off", async () => {
  const options = { ...OPTIONS, xpi: await endsIn(3) };
  await withLab(options, async (lab) => {
    await waitForTitle(lab);
    const page = await Page.open(lab.thunderbird, "overview.html");
    // Announced on an earlier day.
    const remember = (more: object) =>
      page.run(async (change) => {
        const { reminders } = await messenger.storage.local.get("reminders");
        const earlier = { ...reminders, remindedDaysBefore: null, ...change };
        await messenger.storage.local.set({ reminders: earlier });
      }, more);
    const wake = () =>
      lab.thunderbird.inParent(() => {
        Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 25);
        Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 587);
      });
    await remember({ putOffUntil: Date.now() + 60_000 });
    await wake();
    await pause(1500);
    assert.deepEqual(await titles(lab), []);

    await remember({ putOffUntil: null });
    await wake();
    assert.equal(await waitForTitle(lab), "Sending mail: 3 days left");
    await wake();
    await pause(1500);
    assert.deepEqual(await titles(lab), []);

    await page.run(async () => {
      await messenger.storage.local.set({ settings: { networkQuestions: true, reminders: false } });
    });
    await remember({ putOffUntil: null });
    await wake();
    await pause(1500);
    assert.deepEqual(await titles(lab), []);
  });
});

test("after the end: said as a possibility, and the offer stays", async () => {
  await withLab({ ...OPTIONS, xpi: await endsIn(-3) }, async (lab) => {
    await waitForTitle(lab);
    const page = await Page.open(lab.thunderbird, "overview.html");
    assert.match(await page.text("#deadline"), /may have stopped at the end of/);
    assert.match(await page.text("[data-half=sending]"), /may have stopped at the end of/);
    await page.waitFor("[data-account=account1] a.button");
    await waitForNumbers(lab, page, "1,1");
  });
});
