// From password to OAuth2, end to end: what the person does, what the servers saw, what the files hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exchangeAccount, LOCAL_FOLDERS, NATIVE, readPreferences } from "./harness/profile";
import { withLab } from "./harness/lab";
import { readLogins } from "./harness/login-store";
import { sendMessage, readInbox } from "./harness/mail";
import { Page } from "./harness/page";

const JO = "jo@contoso.example";

test("an account on passwords is proven, switched, and sends and receives with OAuth2", async () => {
  await withLab({ accounts: [exchangeAccount(JO), LOCAL_FOLDERS] }, async (lab) => {
    const { exchange, thunderbird } = lab;
    const overview = await Page.open(thunderbird, "overview.html");
    assert.equal(await overview.text("#headline"), "1 account needs you");
    await overview.click("[data-account=account1] a.button");

    const page = await Page.find(thunderbird, (url) =>
      url.endsWith("switch.html?account=account1"),
    );
    await page.click("#switch");
    await lab.signIn(JO);
    await page.waitFor("#result[data-kind]:not([hidden])");
    assert.equal(
      await page.text("#result-headline"),
      "Done. This account now uses the modern sign-in.",
    );

    // A proof and Thunderbird's own check for each half: fresh connections, TLS, XOAUTH2, accepted.
    const imap = exchange.imap.connections.filter(({ mechanism }) => mechanism === "XOAUTH2");
    assert.equal(imap.length, 2);
    for (const { host, tls, user, accepted } of imap) {
      assert.deepEqual(
        { host, user, accepted },
        { host: "outlook.office365.com", user: JO, accepted: true },
      );
      assert.match(tls ?? "", /^TLSv1\.[23]$/);
    }
    assert.deepEqual(
      exchange.dovecot.logins(),
      imap.map(() => ({ user: JO, method: "XOAUTH2" })),
    );
    const login = { mechanism: "XOAUTH2", user: JO, tls: true, accepted: true };
    assert.deepEqual(exchange.submission.logins, [login, login]);

    await lab.restart();
    const preferences = readPreferences(lab.profile);
    assert.equal(preferences.get("mail.server.server1.authMethod"), NATIVE.oauth2);
    assert.equal(preferences.get("mail.server.server1.socketType"), NATIVE.tls);
    assert.equal(preferences.get("mail.smtpserver.smtp1.authMethod"), NATIVE.oauth2);
    assert.equal(preferences.get("mail.smtpserver.smtp1.try_ssl"), NATIVE.starttls);
    const tokens = (await readLogins(lab.thunderbird)).filter(({ origin }) =>
      origin.startsWith("oauth:"),
    );
    assert.deepEqual(
      tokens.map(({ origin, user }) => [origin, user]),
      [["oauth://login.microsoftonline.com", JO]],
    );

    const before = exchange.imap.connections.length;
    await sendMessage(lab.thunderbird, JO, "kim@contoso.example", "After the switch");
    const [message] = exchange.submission.messages;
    assert.deepEqual(message?.login, login);
    assert.deepEqual(message.to, ["kim@contoso.example"]);
    assert.match(message.text, /^Subject: After the switch/m);
    await readInbox(lab.thunderbird, "account1");
    const fresh = exchange.imap.connections.slice(before);
    assert.ok(
      fresh.some(({ mechanism, accepted }) => mechanism === "XOAUTH2" && accepted === true),
    );
    assert.deepEqual(
      (await lab.thunderbird.opened()).filter(({ kind }) => kind === "dialog"),
      [],
    );
  });
});

test("a connection that is still signed in with the password proves nothing: each check logs in anew", async () => {
  const options = {
    accounts: [exchangeAccount(JO), LOCAL_FOLDERS],
    tokensOf: [JO],
    // A world that Microsoft left in 2022 for receiving, and leaves after 2026 for sending.
    imapPasswords: "accepted",
    smtpPasswords: "refused",
  } as const;
  await withLab(options, async (lab) => {
    const { connections } = lab.exchange.imap;
    await readInbox(lab.thunderbird, "account1");
    assert.ok(connections.every(({ mechanism }) => mechanism !== "XOAUTH2"));
    assert.ok(connections.some(({ accepted }) => accepted === true));
    const before = connections.length;

    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    const fresh = connections.slice(before).map(({ mechanism, accepted }) => [mechanism, accepted]);
    assert.deepEqual(fresh, [
      ["XOAUTH2", true],
      ["XOAUTH2", true],
    ]);
    assert.ok(lab.exchange.submission.logins.every(({ mechanism }) => mechanism === "XOAUTH2"));
  });
});
