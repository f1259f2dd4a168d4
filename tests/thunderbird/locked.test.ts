// With a locked login store, nothing that the add-on does by itself opens a dialog.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withLab } from "./harness/lab";
import { lockLoginStore } from "./harness/login-store";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS, NATIVE } from "./harness/profile";
import { ADD_ON_ID, pause } from "./harness/thunderbird";

const JO = "jo@contoso.example";

test("a locked login store: looking, scanning and trying open no dialog and no window", async () => {
  const mixed = exchangeAccount(JO, { receiving: NATIVE.oauth2 });
  await withLab({ accounts: [mixed, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    await lockLoginStore(lab.thunderbird);
    await lab.thunderbird.opened();
    const before = accountLines(lab.profile);

    const overview = await Page.open(lab.thunderbird, "overview.html");
    assert.match(
      await overview.text("[data-account=account1]"),
      /may ask for your primary password/,
    );
    // The background starts anew, as after a restart.
    await lab.thunderbird.inParent(async (id) => {
      const { AddonManager } = ChromeUtils.importESModule(
        "resource://gre/modules/AddonManager.sys.mjs",
      );
      const addOn = await AddonManager.getAddonByID(id);
      await addOn.disable();
      await addOn.enable();
    }, ADD_ON_ID);
    await lab.thunderbird.addOnRuns();
    // And a setting changes, which wakes it.
    await lab.thunderbird.inParent(() => {
      Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 25);
      Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 587);
    });

    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await page.waitFor("#result[data-kind=sign-in-failed]:not([hidden])");
    assert.match(await page.text("#meaning"), /Enter your primary password/);
    await pause(500);
    assert.deepEqual(await lab.thunderbird.opened(), []);
    assert.deepEqual(accountLines(lab.profile), before);
    assert.equal(lab.exchange.submission.connections, 0);
  });
});
