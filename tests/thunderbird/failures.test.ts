// When the sign-in or a proof fails, nothing has changed, and the page says what the server said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SMTP_AUTH_DISABLED } from "../exchange/submission";
import { type Lab, withLab } from "./harness/lab";
import { readLogins } from "./harness/login-store";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";

const JO = "jo@contoso.example";
const ACCOUNTS = [exchangeAccount(JO), LOCAL_FOLDERS];

interface Row {
  readonly what: string;
  readonly arrange: (lab: Lab) => void;
  readonly kind: string;
  readonly title: RegExp;
  readonly words: RegExp;
}

const ROWS: readonly Row[] = [
  {
    what: "the organisation has switched SMTP AUTH off",
    arrange: ({ exchange }) => {
      exchange.submission.refusal = SMTP_AUTH_DISABLED;
    },
    kind: "proof-failed",
    title: /your organisation does not allow sending this way/,
    words:
      /535 5\.7\.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant/,
  },
  {
    what: "the mailbox does not open after the login",
    arrange: ({ exchange }) => {
      exchange.imap.script = "not-connected";
    },
    kind: "proof-failed",
    title: /the mailbox did not open/,
    words: /BAD User is authenticated but not connected\./,
  },
  {
    what: "security software stands in between",
    arrange: ({ exchange }) => {
      exchange.imap.fault = "untrusted-certificate";
    },
    kind: "proof-failed",
    title: /stands between Thunderbird and Microsoft/,
    words: /SEC_ERROR_UNKNOWN_ISSUER/,
  },
];

test("a failed proof or sign-in changes nothing, and says what the server said", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO] }, async (lab) => {
    const settings = accountLines(lab.profile);
    const logins = await readLogins(lab.thunderbird);
    const { exchange } = lab;
    const nothingChanged = async () => {
      assert.deepEqual(accountLines(lab.profile), settings);
      assert.deepEqual(await readLogins(lab.thunderbird), logins);
    };
    for (const { what, arrange, kind, title, words } of ROWS) {
      arrange(lab);
      const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
      await page.click("#switch");
      // Nobody is asked to sign in where that could not help.
      await page.waitFor(`#result[data-kind=${kind}]:not([hidden])`);
      assert.match(await page.text("#result-headline"), title, what);
      await page.click("#words summary");
      assert.match(await page.text("#trace"), /At the step: .* · 20\d\d-/);
      assert.match(await page.text("#server-words"), words, what);
      assert.equal(await page.text("#nothing-changed"), "Nothing was changed.");
      exchange.submission.refusal = null;
      exchange.imap.script = null;
      exchange.imap.fault = null;
      await page.close();
      await nothingChanged();
    }

    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    exchange.provider.tokenFault = {
      status: 400,
      error: "invalid_client",
      description: "AADSTS7000112: Application is disabled. Trace ID: 1b9d6bcd",
    };
    await lab.forgetCookies();
    await page.click("#sign-in-again");
    await page.click("#switch");
    await lab.signIn(JO);
    await page.waitFor("#result[data-kind=sign-in-failed]:not([hidden])");
    await page.click("#words summary");
    assert.match(
      await page.text("#server-words"),
      /invalid_client\s+AADSTS7000112: .*Trace ID: 1b9d6bcd/,
    );
    await nothingChanged();

    // And once whatever it was has been mended, the same button does the job.
    exchange.provider.tokenFault = null;
    await page.click("#try-again");
    await lab.signIn(JO);
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
  });
});
