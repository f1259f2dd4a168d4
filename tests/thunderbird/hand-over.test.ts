// What only an administrator can mend is handed over ready to run, remembered, and taken up again;
// the half that works does not wait for it.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { TENANT } from "../exchange/provider";
import { clipboardText } from "./harness/clipboard";
import { type Lab, withLab } from "./harness/lab";
import { readLogins } from "./harness/login-store";
import { sendMessage } from "./harness/mail";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS, NATIVE, readPreferences } from "./harness/profile";
import { until } from "./harness/thunderbird";
import { UNDER_TEST } from "./harness/under-test";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const ACCOUNTS = [exchangeAccount(JO), LOCAL_FOLDERS];
const SWITCH = "switch.html?account=account1";

const SMTP_AUTH_OFF = {
  code: 535,
  words:
    "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.",
};

/** What prefs.js holds of the outgoing server's state. */
function notedStates(lab: Lab): readonly { readonly state: string; readonly code?: string }[] {
  return [...readPreferences(lab.profile)]
    .filter(([name]) => name.startsWith("extensions.modern-auth-switch.state."))
    .map(([, value]) => JSON.parse(String(value)) as { state: string; code?: string });
}

function methods(lab: Lab): readonly unknown[] {
  const preferences = readPreferences(lab.profile);
  return ["server.server1", "smtpserver.smtp1"].map((one) =>
    preferences.get(`mail.${one}.authMethod`),
  );
}

/** The message window that has opened; closes it. */
async function composed(lab: Lab): Promise<{ subject: string; body: string }> {
  return until("a message window", () =>
    lab.thunderbird.inParent(() => {
      const window = Services.wm.getMostRecentWindow("msgcompose");
      const subject = window?.document.getElementById("msgSubject")?.value as string | undefined;
      const editor = window?.document.getElementById("messageEditor")?.contentDocument?.body;
      const body = editor?.innerText as string | undefined;
      if (!subject || !body) return false;
      window.gContentChanged = false;
      window.close();
      return { subject, body };
    }),
  );
}

test("sending is not allowed: the message, receiving now, sending when the administrator has mended it", async () => {
  const downloads = fs.mkdtempSync("/tmp/mas-downloads-");
  const preferences = {
    "browser.download.folderList": 2,
    "browser.download.dir": downloads,
    "browser.download.useDownloadDir": true,
  };
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO], preferences }, async (lab) => {
    const { submission, provider } = lab.exchange;
    submission.refusal = SMTP_AUTH_OFF;
    const page = await Page.open(lab.thunderbird, SWITCH);
    await page.clickAsSoonAsShown("#ask-administrator");
    await page.click("#switch");
    await page.waitFor("#result[data-code=smtp-auth-disabled-for-mailbox]:not([hidden])");
    const message = await page.text("#administrator-message");
    for (const part of [
      "Get-CASMailbox -Identity 'jo@contoso.example' | Format-List",
      "Set-CASMailbox -Identity 'jo@contoso.example' -SmtpClientAuthenticationDisabled $false",
      "an empty value ($null) means that the organisation's applies",
      "Manage email apps",
      "https://learn.microsoft.com/exchange/",
      "How to check",
      "SmtpClientAuthentication is disabled for the Mailbox",
    ]) {
      assert.ok(message.includes(part), part);
    }
    // Nothing is remembered before the message was handed over.
    await lab.thunderbird.savePreferences();
    assert.deepEqual(
      notedStates(lab).map(({ state }) => state),
      ["failed"],
    );

    await page.click("#compose-message");
    const { subject, body } = await composed(lab);
    assert.equal(subject, `Thunderbird: please help with the mailbox ${JO}`);
    assert.match(body, /Set-CASMailbox -Identity 'jo@contoso\.example'/);
    await page.click("#save-message");
    const file = await until("the saved text", () => {
      const [name] = fs.readdirSync(downloads).filter((one) => one.endsWith(".txt"));
      if (name === undefined) return false;
      const text = fs.readFileSync(path.join(downloads, name), "utf8");
      return text.includes("Set-CASMailbox") && text;
    });
    assert.ok(file.startsWith(subject));
    await page.click("#copy-message");
    await until("the copied text", async () =>
      (await clipboardText(lab.thunderbird)).includes("Set-CASMailbox -Identity 'jo@"),
    );
    await lab.thunderbird.savePreferences();
    assert.deepEqual(
      notedStates(lab).map(({ state, code }) => [state, code]),
      [["waiting", "smtp-auth-disabled-for-mailbox"]],
    );

    // The half that works, with the sign-in that is there.
    const requests = provider.requests.length;
    await page.click("#switch-receiving");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    assert.equal(await page.text("#result-headline"), "Receiving now uses the modern sign-in.");
    assert.match(await page.text("#meaning"), /Sending is not switched yet/);
    await page.waitFor("#ask-administrator");
    assert.deepEqual(methods(lab), [NATIVE.oauth2, NATIVE.password]);
    assert.ok(!provider.requests.slice(requests).some((one) => one.includes("authorize")));
    await page.close();

    const waiting = await Page.open(lab.thunderbird, "overview.html");
    assert.match(
      await waiting.text("[data-noted=waiting]"),
      /Waiting for your administrator since .*: Microsoft signed you in, but your mailbox is not/,
    );
    await waiting.close();

    // Nothing has been mended: tried at the start, and still waiting.
    const refused = submission.logins.length;
    await lab.restart();
    await until("a try at the start", () => submission.logins.length > refused);
    const still = await Page.open(lab.thunderbird, "overview.html");
    await still.waitFor("[data-noted=waiting]");
    await still.close();

    submission.refusal = null;
    await lab.restart();
    const overview = await Page.open(lab.thunderbird, "overview.html");
    await until("the overview to say that it works", async () => {
      if (await overview.exists("[data-noted=ready]")) return true;
      await overview.run(() => {
        location.reload();
      });
      await overview.waitFor(":root[data-state=ready]");
      return false;
    });
    assert.deepEqual(methods(lab), [NATIVE.oauth2, NATIVE.password], "nothing switched by itself");
    assert.match(await overview.text("[data-noted=ready]"), /It works by now/);
    await overview.click("#accounts a.button");
    const again = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
    await again.waitFor("#result[data-kind=confirmed]:not([hidden])");
    assert.deepEqual(methods(lab), [NATIVE.oauth2, NATIVE.oauth2]);
  });
  fs.rmSync(downloads, { recursive: true });
});

test("a shared mailbox: receiving in its name, sending in the person's own, one sign-in", async () => {
  await withLab({ accounts: ACCOUNTS }, async (lab) => {
    const { provider, submission, dovecot } = lab.exchange;
    provider.opensMailboxOf.set(KIM, JO);
    const page = await Page.open(lab.thunderbird, SWITCH);
    await page.click("#switch");
    await lab.signIn(KIM);
    await page.waitFor("#result[data-code=user-name-refused-for-sending]:not([hidden])");
    const overview = await Page.open(lab.thunderbird, "overview.html");
    assert.match(await overview.text("[data-noted=failed]"), /you signed in as another account/);
    await overview.close();
    const authorizations = () =>
      provider.requests.filter((one) => one.includes("authorize")).length;
    const before = authorizations();
    await page.click("#use-signed-in-name");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    assert.equal(authorizations(), before, "nobody is asked to sign in a second time");

    const preferences = readPreferences(lab.profile);
    assert.equal(preferences.get("mail.smtpserver.smtp1.username"), KIM);
    assert.equal(preferences.get("mail.server.server1.userName"), JO);
    assert.deepEqual(methods(lab), [NATIVE.oauth2, NATIVE.oauth2]);
    const tokens = (await readLogins(lab.thunderbird)).filter(({ origin }) =>
      origin.startsWith("oauth://"),
    );
    assert.deepEqual(tokens.map(({ user }) => user).sort(), [JO, KIM]);
    assert.ok(dovecot.logins().some(({ user, method }) => user === JO && method === "XOAUTH2"));
    await sendMessage(lab.thunderbird, JO, "lee@contoso.example", "shared");
    const sent = submission.messages.find(({ text }) => text.includes("shared"));
    assert.deepEqual([sent?.login.user, sent?.login.mechanism], [KIM, "XOAUTH2"]);
    assert.equal(sent?.from, JO, "the sender stays");

    await page.click("#next .undo button");
    await page.click("#next .undo button:first-of-type");
    await until("the old user name", () => {
      const now = readPreferences(lab.profile);
      return now.get("mail.smtpserver.smtp1.username") === JO;
    });
    assert.deepEqual(methods(lab), [NATIVE.password, NATIVE.password]);
  });
});

test("consent: three forms of the link, for this application; the organisation is asked for only on a click", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO] }, async (lab) => {
    const { provider } = lab.exchange;
    provider.tokenFault = {
      status: 400,
      error: "invalid_grant",
      description:
        "AADSTS65001: The user or administrator has not consented to use the application",
    };
    const page = await Page.open(lab.thunderbird, SWITCH);
    await page.click("#switch");
    await lab.signIn(JO);
    await page.waitFor("#result[data-code=consent-required]:not([hidden])");
    await page.click("#ask-administrator");
    const message = await page.text("#administrator-message");
    const address = "https://login.microsoftonline.com/contoso.example";
    const id = "client_id=9e5f94bc-e8a4-4e73-b8be-63364c29d753";
    for (const part of [
      `${address}/v2.0/adminconsent?${id}&scope=https%3A%2F%2Foutlook.office.com%2FIMAP`,
      `${address}/adminconsent?${id}`,
      `${address}/oauth2/authorize?${id}`,
      "prompt=admin_consent",
      "08162f7c-0fd2-4200-a84a-f25a4db0b584",
      "error page on https://localhost",
      "Cloud Application Administrator",
      "verified in the organisation",
    ]) {
      assert.ok(message.includes(part), part);
    }
    const lookups = () => provider.requests.filter((one) => one.includes(".well-known"));
    assert.deepEqual(lookups(), []);
    assert.match(await page.text("#tenant-lookup"), /the domain, and nothing else, is sent/);
    await page.click("#tenant-look-up");
    await until("the organisation's id", async () =>
      (await page.text("#administrator-message")).includes(
        `https://login.microsoftonline.com/${TENANT}/v2.0/adminconsent?`,
      ),
    );
    assert.deepEqual(lookups(), ["GET /contoso.example/v2.0/.well-known/openid-configuration"]);
  });
});

test("the report tells the last try, without names unless they are to be kept", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO] }, async (lab) => {
    lab.exchange.submission.refusal = SMTP_AUTH_OFF;
    const page = await Page.open(lab.thunderbird, SWITCH);
    await page.click("#switch");
    await page.waitFor("#result[data-kind=proof-failed]:not([hidden])");
    await page.click("#report a");
    const report = await Page.find(lab.thunderbird, (url) => url.includes("help-desk.html"));
    await report.waitFor(":root[data-state=ready]");
    const words = await report.text("#report");
    assert.match(words, new RegExp(`Thunderbird ${String(UNDER_TEST.esr)}`));
    assert.match(words, /code: smtp-auth-disabled-for-mailbox/);
    assert.match(words, /not-proven, smtp\.office365\.com/);
    assert.match(words, /535 5\.7\.139 Authentication unsuccessful/);
    assert.doesNotMatch(words, /contoso/i);
    await report.click("#copy-markdown");
    await report.waitFor("#said:not(:empty)");
    assert.match(await clipboardText(lab.thunderbird), /code\\: smtp\\-auth\\-disabled/);
    await report.click("#copy-json");
    const json = await until("the JSON", async () => {
      const copied = await clipboardText(lab.thunderbird);
      return copied.startsWith("{") && (JSON.parse(copied) as { version: number });
    });
    assert.equal(json.version, 1);
    await report.click("#keep-personal-parts");
    assert.match(await report.text("#report"), /jo@contoso\.example/);
  });
});
