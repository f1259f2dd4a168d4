// Account Settings writes back the old values that it shows: the page says so before the person signs
// in for nothing, closes it when asked to, and goes on. The same for an undo.
import assert from "node:assert/strict";
import { test } from "node:test";
import { showAccountSettings } from "./harness/account-settings-tab";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";

const JO = "jo@contoso.example";

test("an open Account Settings tab: said so, closed by one click, and the switch and the undo go on", async () => {
  await withLab({ accounts: [exchangeAccount(JO), LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const before = accountLines(lab.profile);
    let page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await showAccountSettings(lab.thunderbird, true);
    await page.click("#switch");
    await page.waitFor("#close-account-settings");
    assert.match(await page.text("#result-headline"), /would write the old values back/);
    assert.equal(await page.text("#nothing-changed"), "Nothing was changed.");
    assert.equal(lab.exchange.provider.requests.length, 0, "nobody has signed in for nothing");
    await page.click("#close-account-settings");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    assert.equal(await showAccountSettings(lab.thunderbird, false), "closed");
    await page.close();

    page = await Page.open(lab.thunderbird, "overview.html");
    await showAccountSettings(lab.thunderbird, true);
    const undo = "[data-account=account1] .undo";
    await page.click(`${undo} button`);
    await page.click(`${undo} button:first-of-type`);
    assert.match(await page.text(`${undo} [role=alert]`), /would write other values back/);
    await page.click(`${undo} [role=alert] button`);
    await page.waitFor("[data-account=account1].flagged");
    assert.deepEqual(accountLines(lab.profile), before);
  });
});
