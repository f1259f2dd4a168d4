// The person's own sign-in, in both of Thunderbird's ways; and what happens when it does not happen.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SignInResult } from "../../src/core/mail-servers/sign-in";
import { HOSTS } from "../exchange/certificates";
import { Lab, withLab } from "./harness/lab";
import { readLogins } from "./harness/login-store";
import { readInbox } from "./harness/mail";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS, NATIVE } from "./harness/profile";
import { pause } from "./harness/thunderbird";
import { UNDER_TEST } from "./harness/under-test";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const ON_PASSWORDS = [
  exchangeAccount(JO),
  exchangeAccount(KIM, { receiving: NATIVE.oauth2 }),
  LOCAL_FOLDERS,
];

/** Both ways on 153; 140 has only the window. */
const WAYS = UNDER_TEST.esr === 153 ? (["browser", "window"] as const) : (["window"] as const);

function beginSignIn(page: Page, timeLimit: number): Promise<SignInResult> {
  return page.run<[string, string, number], SignInResult>(
    (hostname, username, seconds) =>
      messenger.mailServers.signIn({
        hostname,
        protocol: "imap",
        username,
        mode: "interactive",
        timeLimit: seconds,
      }),
    HOSTS.incoming,
    JO,
    timeLimit,
  );
}

async function unchanged(lab: Lab, run: () => Promise<void>): Promise<void> {
  const settings = accountLines(lab.profile);
  const logins = await readLogins(lab.thunderbird);
  await run();
  assert.deepEqual(accountLines(lab.profile), settings);
  assert.deepEqual(await readLogins(lab.thunderbird), logins);
}

/** Windows of Thunderbird's sign-in that are open now. */
function signInWindows(lab: Lab): Promise<number> {
  return lab.thunderbird.inParent(
    () =>
      [...Services.wm.getEnumerator(null)].filter((window: any) =>
        window.location.href.endsWith("browserRequest.xhtml"),
      ).length,
  );
}

for (const way of WAYS) {
  const options = { accounts: ON_PASSWORDS, signInWindow: way === "window" };

  test(`${way}: who says no, cancels, or does nothing, loses nothing, and blocks nothing`, async () => {
    await withLab(options, async (lab) => {
      await unchanged(lab, async () => {
        const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
        await page.click("#switch");
        await lab.signIn(JO, "deny");
        await page.waitFor("#result[data-kind=sign-in-failed]:not([hidden])");
        await page.click("#words summary");
        assert.match(
          await page.text("#server-words"),
          /access_denied\s+AADSTS65004: User declined/,
        );
        assert.match(await page.text("#nothing-changed"), /Nothing was changed/);

        await lab.forgetCookies();
        await page.click("#try-again");
        if (way === "window") await lab.signInWindow();
        else await lab.abandonedBrowser();
        await page.click("#cancel");
        await page.waitFor("#result[data-kind=cancelled]:not([hidden])");
        assert.equal(await signInWindows(lab), 0);
        await page.close();

        // 153 waits 3 seconds between two launches of a browser; the add-on waits with it.
        const overview = await Page.open(lab.thunderbird, "overview.html");
        const abandoned = await beginSignIn(overview, 4);
        assert.deepEqual({ ...abandoned }, { ok: false, reason: "timed-out", words: "" });
        assert.equal(await signInWindows(lab), 0);
      });
      assert.equal(lab.exchange.imap.connections.length, 0);

      // Thunderbird's own sign-in, of another account, is held up by none of it.
      if (way === "browser") {
        await lab.abandonedBrowser();
        await pause(3200);
      }
      await lab.forgetCookies();
      const received = readInbox(lab.thunderbird, "account2");
      await lab.signIn(KIM);
      await received;
      // Thunderbird may have opened a second connection, which waits to be used.
      const { connections } = lab.exchange.imap;
      assert.deepEqual([...new Set(connections.map(({ user }) => user ?? KIM))], [KIM]);
      assert.ok(connections.some(({ accepted }) => accepted === true));
    });
  });
}

// On 140, which has only the window, switch.test.ts does just this.
if (UNDER_TEST.esr === 153) {
  test("the whole switch with a sign-in in Thunderbird's own window", async () => {
    await withLab({ accounts: ON_PASSWORDS, signInWindow: true }, async (lab) => {
      const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
      await page.click("#switch");
      await lab.signIn(JO);
      await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
      assert.match(await page.text("#steps"), new RegExp(`Signed in to Microsoft as ${JO}`));
      assert.equal(await signInWindows(lab), 0);
    });
  });
}

test("a page that goes away takes its sign-in with it", async () => {
  await withLab({ accounts: ON_PASSWORDS, signInWindow: true }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await lab.signInWindow();
    await page.close();
    await pause(300);
    assert.equal(await signInWindows(lab), 0);
    const overview = await Page.open(lab.thunderbird, "overview.html");
    const again = await beginSignIn(overview, 1);
    assert.equal(again.ok ? "" : again.reason, "timed-out", "the former one is not busy any more");
  });
});
