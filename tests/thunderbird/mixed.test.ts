// The typical account of December 2026: receiving is modern already, sending is on a password.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withLab } from "./harness/lab";
import { readLogins } from "./harness/login-store";
import { closeConnections, readInbox, sendMessage } from "./harness/mail";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS, NATIVE } from "./harness/profile";

const JO = "jo@contoso.example";
const MIXED = exchangeAccount(JO, { receiving: NATIVE.oauth2 });

test("a mixed account is switched by one click, with the token that Thunderbird has: no window, no sign-in", async () => {
  const options = { accounts: [MIXED, LOCAL_FOLDERS], tokensOf: [JO] };
  await withLab(options, async (lab) => {
    const { exchange } = lab;
    const before = accountLines(lab.profile);
    const overview = await Page.open(lab.thunderbird, "overview.html");
    assert.match(
      await overview.text("[data-half=receiving][data-verdict=modern]"),
      /modern sign-in/,
    );
    assert.match(await overview.text("[data-half=sending][data-verdict=on-password]"), /password/);
    assert.match(await overview.text("#deadline"), /end of December 2026/);
    assert.match(await overview.text("[data-account=account1]"), /No sign-in needed/);

    // No sign-in is needed, so this is the only click.
    await overview.click("[data-account=account1] a.button");
    const page = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");

    assert.deepEqual(await lab.thunderbird.opened(), []);
    assert.ok(exchange.provider.requests.every((request) => request.startsWith("POST ")));
    const login = { mechanism: "XOAUTH2", user: JO, tls: true, accepted: true };
    assert.deepEqual(exchange.submission.logins, [login, login]);
    assert.equal(exchange.imap.connections.length, 0, "the half that was modern was left alone");

    await lab.restart();
    assert.deepEqual(accountLines(lab.profile), {
      ...before,
      "mail.smtpserver.smtp1.authMethod": NATIVE.oauth2,
    });
    await sendMessage(lab.thunderbird, JO, "kim@contoso.example", "Mixed");
    assert.deepEqual(exchange.submission.messages[0]?.login, login);
    assert.equal(
      exchange.submission.logins.filter(({ mechanism }) => mechanism === "LOGIN").length,
      0,
    );
  });
});

for (const rotatesRefreshTokens of [false, true]) {
  const kind = rotatesRefreshTokens ? "rotates" : "keeps";
  test(`somebody else signs in, and the provider ${kind} refresh tokens: nothing is lost`, async () => {
    const options = { accounts: [MIXED, LOCAL_FOLDERS], tokensOf: [JO], rotatesRefreshTokens };
    await withLab(options, async (lab) => {
      // Thunderbird's own first login uses, and with rotation renews, the stored token.
      await readInbox(lab.thunderbird, "account1");
      const settings = accountLines(lab.profile);
      const logins = await readLogins(lab.thunderbird);

      const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
      await page.click("#sign-in-again");
      await page.click("#switch");
      await lab.signIn("kim@contoso.example");
      await page.waitFor("#result[data-kind=proof-failed]:not([hidden])");
      assert.match(await page.text("#nothing-changed"), /Nothing was changed/);
      await page.click("#words summary");
      assert.match(await page.text("#server-words"), /535 .*Authentication unsuccessful/);

      const withoutToken = (all: typeof logins) =>
        all.map((login) =>
          rotatesRefreshTokens && login.origin.startsWith("oauth:")
            ? { ...login, password: "" }
            : login,
        );
      assert.deepEqual(withoutToken(await readLogins(lab.thunderbird)), withoutToken(logins));
      assert.deepEqual(accountLines(lab.profile), settings);

      const receives = async () => {
        const before = lab.exchange.imap.connections.length;
        await closeConnections(lab.thunderbird, "account1");
        await readInbox(lab.thunderbird, "account1");
        const fresh = lab.exchange.imap.connections.slice(before);
        assert.ok(fresh.some(({ user, accepted }) => user === JO && accepted === true));
      };
      await receives();
      await lab.restart();
      await receives();
      assert.deepEqual(withoutToken(await readLogins(lab.thunderbird)), withoutToken(logins));
      assert.deepEqual(accountLines(lab.profile), settings);
    });
  });
}
