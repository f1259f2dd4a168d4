// The pages as people see them: both languages, light and dark, 100 % and 200 %; axe-core finds
// nothing to complain of. The pictures are kept in build/screenshots.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { SMTP_AUTH_DISABLED } from "../exchange/submission";
import { APPEARANCES, appearancePreferences } from "./harness/appearance";
import { makeImpatient } from "./harness/impatient";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { exchangeAccount, GMAIL, LOCAL_FOLDERS, NATIVE } from "./harness/profile";
import { UNDER_TEST } from "./harness/under-test";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const ACCOUNTS = [
  exchangeAccount(JO, { receiving: NATIVE.oauth2 }),
  exchangeAccount(KIM, { receiving: NATIVE.oauth2, sending: NATIVE.oauth2 }),
  GMAIL,
  LOCAL_FOLDERS,
] as const;

const HEADLINES = { en: "1 account needs you", ja: "対応が必要なアカウントが 1 件あります" };
const AXE = fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** As if Thunderbird had just tried: a minute later the background would try again. */
const notConfirmed = () =>
  JSON.stringify({
    version: 1,
    state: "not-confirmed",
    time: new Date().toISOString(),
    code: "unreachable",
  });

/** What axe-core finds on the page as it is now, in colours and layout too. */
async function violations(page: Page): Promise<readonly string[]> {
  return page.run(async (axe) => {
    // axe-core comes as a script; it runs in the sandbox of the test, not with the rights of the page.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    new Function(axe).call(window);
    const { violations: found } = await (window as any).axe.run(document, {
      resultTypes: ["violations"],
    });
    return found.map(
      (one: any) => `${one.id}: ${one.nodes.map((node: any) => node.html).join(" ")}`,
    );
  }, AXE);
}

for (const appearance of APPEARANCES) {
  const { language, theme, scale } = appearance;
  const name = `${language}, ${theme}, ${scale * 100} %`;
  test(`${name}: overview and switch pages`, async () => {
    const folder = path.resolve("build/screenshots");
    fs.mkdirSync(folder, { recursive: true });
    const options = {
      accounts: ACCOUNTS,
      tokensOf: [JO],
      preferences: appearancePreferences(appearance),
      japanese: language === "ja",
    };
    await withLab(options, async (lab) => {
      const look = async (page: Page, what: string) => {
        const file = `${what}-${language}-${theme}-${scale * 100}-esr${UNDER_TEST.esr}.png`;
        await page.screenshot(path.join(folder, file));
        assert.deepEqual(await violations(page), [], what);
      };
      await lab.savesPasswords();
      const overview = await Page.open(lab.thunderbird, "overview.html");
      assert.equal(await overview.text("#headline"), HEADLINES[language]);
      await look(overview, "overview");
      await overview.close();

      const stalled = await Page.open(lab.thunderbird, "switch.html?account=account1");
      await makeImpatient(stalled);
      await stalled.click("#sign-in-again");
      await stalled.click("#switch");
      await lab.personIsAsked();
      await stalled.waitFor("#stalled:not([hidden])");
      await look(stalled, "stalled");
      await stalled.click("#cancel");
      await stalled.waitFor("#result[data-kind=cancelled]:not([hidden])");
      await stalled.close();

      // 140 signs in with a window of its own, which needs cookies.
      await lab.thunderbird.inParent(() => {
        Services.prefs.setIntPref("network.cookie.cookieBehavior", 2);
      });
      lab.exchange.provider.showCertificate(lab.exchange.certificates.selfSigned);
      const hindered = await Page.open(lab.thunderbird, "switch.html?account=account1");
      await hindered.waitFor("[data-obstacle=service-intercepted]");
      await look(hindered, "obstacles");
      await hindered.close();
      lab.exchange.provider.showCertificate(null);
      await lab.thunderbird.inParent(() => {
        Services.prefs.clearUserPref("network.cookie.cookieBehavior");
      });

      const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
      await look(page, "plan");
      lab.exchange.submission.refusal = SMTP_AUTH_DISABLED;
      await page.click("#switch");
      await page.waitFor("#result[data-kind=proof-failed]:not([hidden])");
      await page.click("#words summary");
      await look(page, "failed");
      await page.click("#ask-administrator");
      await page.waitFor("#administrator-message");
      await look(page, "administrator");
      await page.click("#copy-message");
      await page.waitFor("#administrator-panel [role=status]:not(:empty)");
      lab.exchange.submission.refusal = null;
      const waitingFor = await Page.open(lab.thunderbird, "overview.html");
      await waitingFor.waitFor("[data-noted=waiting]");
      await look(waitingFor, "waiting-for-administrator");
      await waitingFor.close();
      const helpDesk = await Page.open(lab.thunderbird, "help-desk.html");
      await look(helpDesk, "help-desk");
      await helpDesk.close();
      await page.click("#try-again");
      await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
      await look(page, "done");
      await page.click("#next .old-password button");
      await page.waitFor("#next .old-password p");
      await look(page, "old-password");
      await page.close();

      // What the background or a start finds is kept in a preference.
      await lab.thunderbird.inParent((state) => {
        for (const name of Services.prefs.getChildList("extensions.modern-auth-switch.state.")) {
          Services.prefs.setStringPref(name, state);
        }
      }, notConfirmed());
      const waiting = await Page.open(lab.thunderbird, "overview.html");
      await waiting.waitFor("[data-switched=not-confirmed]");
      await look(waiting, "not-confirmed");
      await waiting.close();

      fs.appendFileSync(
        path.join(lab.profile, "user.js"),
        'user_pref("mail.smtpserver.smtp1.authMethod", 3);\n',
      );
      await lab.thunderbird.inParent(() => {
        Services.prefs.setIntPref("mail.smtpserver.smtp1.authMethod", 3);
      });
      const setBack = await Page.open(lab.thunderbird, "overview.html");
      await setBack.waitFor("[data-switched=set-back]");
      await look(setBack, "set-back");
      await setBack.close();
      const blocked = await Page.open(lab.thunderbird, "switch.html?account=account1");
      await blocked.waitFor("#notes p");
      await look(blocked, "set-again-at-every-start");
    });
  });
}
