// Every class of failure as a person meets it, in a real Thunderbird: one sentence says what it is,
// one who can fix it, one button is the step; nothing has changed. The pictures are kept.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { JO, ROWS, type Row, YOU } from "./diagnosis/rows";
import { clipboardText } from "./harness/clipboard";
import { makeImpatient, waits } from "./harness/impatient";
import { type Lab, type LabOptions, withLab } from "./harness/lab";
import { readLogins } from "./harness/login-store";
import { Page } from "./harness/page";
import { openSwitchPage } from "./harness/switch-page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";
import { UNDER_TEST } from "./harness/under-test";

const ACCOUNTS = [exchangeAccount(JO), LOCAL_FOLDERS];
const FOLDER = path.resolve("build/screenshots");

/** tcpmux (RFC 1078). One that was free a moment ago may be another test's by now. */
const NOBODY_LISTENS = 1;

function mend({ exchange }: Lab): void {
  exchange.submission.refusal = null;
  exchange.imap.script = null;
  exchange.imap.fault = null;
  exchange.provider.tokenFault = null;
  exchange.provider.opensMailboxOf.clear();
  exchange.provider.showCertificate(null);
}

async function picture(page: Page, what: string): Promise<void> {
  fs.mkdirSync(FOLDER, { recursive: true });
  const name = what.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  await page.screenshot(path.join(FOLDER, `diagnosis-${name}-esr${UNDER_TEST.esr}.png`));
}

async function expectDiagnosis(page: Page, row: Omit<Row, "arrange">): Promise<void> {
  await page
    .waitFor(`#result[data-code=${row.code}]:not([hidden])`)
    .catch(async (error: unknown) => {
      const shown = await page.run(() => document.getElementById("result")?.dataset["code"] ?? "");
      throw new Error(`${row.what}: the page says ${shown}`, { cause: error });
    });
  assert.match(await page.text("#result-headline"), row.title, row.what);
  assert.match(await page.text("#who"), row.who, row.what);
  assert.notEqual(await page.text("#meaning"), "", row.what);
  assert.equal(await page.text("#nothing-changed"), "Nothing was changed.");
  const obvious = await page.run(() =>
    [...document.querySelectorAll("#result button.primary")].map(({ id }) => id),
  );
  assert.deepEqual(obvious, [row.button], row.what);
  if (!row.words) return;
  await page.click("#words summary");
  assert.match(await page.text("#server-words"), row.words, row.what);
  assert.match(await page.text("#trace"), /20\d\d-\d\d-\d\dT/, row.what);
}

test("each class of failure is named, with who can fix it and the step", async () => {
  await withLab({ accounts: ACCOUNTS, tokensOf: [JO] }, async (lab) => {
    await lab.savesPasswords();
    const settings = accountLines(lab.profile);
    const logins = await readLogins(lab.thunderbird);
    for (const row of ROWS) {
      await row.arrange(lab);
      await lab.forgetCookies();
      const page = await openSwitchPage(lab.thunderbird);
      if (row.again) await page.click("#sign-in-again");
      await page.click("#switch");
      if (row.signsIn !== undefined) await lab.signIn(row.signsIn);
      await expectDiagnosis(page, row);
      await picture(page, row.what);
      mend(lab);
      await page.close();
      assert.deepEqual(accountLines(lab.profile), settings, row.what);
      assert.deepEqual(await readLogins(lab.thunderbird), logins, row.what);
    }

    // What has to wait is tried again by itself, when the time that the server has named is over.
    lab.exchange.imap.script = "throttled";
    const page = await openSwitchPage(lab.thunderbird);
    await page.click("#switch");
    await page.waitFor("#result[data-code=throttled]:not([hidden])");
    await makeImpatient(page);
    mend(lab);
    await page.click("#try-later");
    assert.match(await page.text("#trying-later"), /It is tried again at .*stays open/);
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    assert.deepEqual(await waits(page), [274_000]);
  });
});

test("a port that the network blocks is told from a server that refuses", async () => {
  const blockedPorts = { 587: NOBODY_LISTENS };
  const options: LabOptions = { accounts: ACCOUNTS, tokensOf: [JO], blockedPorts };
  await withLab(options, async (lab) => {
    await lab.savesPasswords();
    const page = await openSwitchPage(lab.thunderbird);
    await page.click("#switch");
    await expectDiagnosis(page, {
      what: "port 587 blocked",
      code: "port-blocked",
      who: YOU,
      title: /on port 587: the network that you are in probably blocks it/,
      button: "switch-receiving",
    });
    await picture(page, "port blocked");
  });
});

test("a sign-in that stalls can be opened again, and says what to look for", async () => {
  await withLab({ accounts: ACCOUNTS }, async (lab) => {
    await lab.savesPasswords();
    const page = await openSwitchPage(lab.thunderbird);
    await makeImpatient(page);
    await page.click("#switch");
    await lab.personIsAsked();
    await page.waitFor("#stalled:not([hidden])");
    assert.deepEqual(await waits(page), [20_000]);
    const hints = await page.text("#stalled-hints");
    assert.match(hints, UNDER_TEST.esr === 140 ? /small window/ : /in your browser/);
    assert.match(hints, /do not need two-step verification/);
    await picture(page, "stalled");
    await page.click("#open-again");
    if (UNDER_TEST.esr === 153) {
      const first = await lab.abandonedBrowser();
      await page.click("#copy-link");
      await page.waitFor("#stalled-said:not(:empty)");
      const copied = await clipboardText(lab.thunderbird);
      assert.equal(copied, first);
      await lab.signInAt(first, JO);
    } else {
      assert.equal(await page.text("#stalled-said"), "The sign-in was opened again.");
      await lab.signIn(JO);
    }
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    assert.equal(await page.exists("#stalled:not([hidden])"), false);
  });
});
