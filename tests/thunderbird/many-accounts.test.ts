// Two hundred accounts: the overview shows them all, in one piece, and goes on answering.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";

const COUNT = 200;

test("two hundred accounts: all are shown with their number, and a change of one touches no other", async () => {
  const accounts = Array.from({ length: COUNT }, (_none, index) =>
    exchangeAccount(`user${String(index + 1)}@contoso.example`),
  );
  await withLab({ accounts: [...accounts, LOCAL_FOLDERS], passwordsOf: [] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    assert.equal(await page.text("#headline"), "200 accounts need you");
    assert.equal(await page.text("#switch-all"), "Switch all 200 accounts");
    const sections = await page.run(() => {
      const all = document.querySelectorAll("#accounts > section");
      all.forEach((one) => {
        Object.assign(one, { isFirst: true });
      });
      return all.length;
    });
    assert.equal(sections, COUNT);

    // One account changes: the other sections are not built anew.
    await lab.thunderbird.inParent(() => {
      Services.prefs.setIntPref("mail.smtpserver.smtp7.authMethod", 10);
      Services.prefs.setIntPref("mail.server.server7.authMethod", 10);
    });
    await page.waitFor("[data-account=account7]:not(.flagged)");
    const kept = await page.run(
      () =>
        [...document.querySelectorAll("#accounts > section")].filter((one) => "isFirst" in one)
          .length,
    );
    assert.equal(kept, COUNT - 1);
  });
});
