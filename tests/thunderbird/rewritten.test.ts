// Settings that something sets again at every start are found before anything else, and named.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { MailSettings } from "../../src/core/server";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS, makeProfile } from "./harness/profile";
import { removeProfile } from "./harness/thunderbird";

const JO = "jo@contoso.example";
const ACCOUNTS = [exchangeAccount(JO), LOCAL_FOLDERS];
const PREFERENCE = "mail.server.server1.authMethod";

async function rewrittenIn(page: Page) {
  const settings = await page.run<[], MailSettings>(() => messenger.mailServers.list());
  return settings.accounts[0]?.incoming?.rewrittenSettings ?? [];
}

test("by user.js in the profile: a blocker with the file and the preference's name", async () => {
  await withLab({ accounts: ACCOUNTS, preferences: { [PREFERENCE]: 3 } }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    const file = path.join(lab.profile, "user.js");
    assert.deepEqual(await rewrittenIn(page), [
      {
        setting: "authentication",
        value: "password-cleartext",
        preference: PREFERENCE,
        by: "user-js",
        file,
      },
    ]);
    const notes = await page.text("#notes");
    assert.ok(notes.includes(file) && notes.includes(PREFERENCE), notes);
    // Sending is nobody's but the person's, and can be switched.
    assert.equal(await page.exists("#plan-lines [data-half=receiving]"), false);
    assert.equal(await page.exists("#plan-lines [data-half=sending]"), true);

    await page.close();
    // Mended, and the page is told at once: no restart, nothing remembered.
    fs.writeFileSync(
      file,
      fs.readFileSync(file, "utf8").replace(`"${PREFERENCE}", 3`, `"${PREFERENCE}", 10`),
    );
    const again = await Page.open(lab.thunderbird, "switch.html?account=account1");
    assert.equal(await again.exists("#plan-lines [data-half=receiving]"), true);
  });
});

test("by the policy Preferences, status user", async () => {
  const folder = makeProfile([], {});
  const file = path.join(folder, "policies.json");
  const policies = { Preferences: { [PREFERENCE]: { Value: 3, Status: "user" } } };
  fs.writeFileSync(file, JSON.stringify({ policies }));
  const preferences = {
    "browser.policies.alternatePath": file,
    "security.turn_off_all_security_so_that_viruses_can_take_over_this_computer": true,
  };
  const environment = { MOZ_DISABLE_NONLOCAL_CONNECTIONS: "1" };
  await withLab({ accounts: ACCOUNTS, preferences, environment }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    const [found] = await rewrittenIn(page);
    assert.deepEqual([found?.by, found?.preference, found?.file], ["policy", PREFERENCE, null]);
    assert.match(await page.text("#notes"), /Your organisation sets .* at every start/);
  });
  removeProfile(folder);
});

test("by AutoConfig, plain and with its bytes moved", async () => {
  await withLab({ accounts: ACCOUNTS }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    const text = `// the first line is skipped\nvar site = "https://contoso.example";\npref("${PREFERENCE}", 3);\n`;
    for (const moved of [0, 13]) {
      const bytes = Buffer.from(text).map((byte) => byte + moved);
      fs.writeFileSync(path.join(lab.profile, "contoso.cfg"), bytes);
      // Thunderbird looks beside the program, where a test may not write.
      await lab.thunderbird.inParent((value) => {
        Services.prefs.setStringPref("general.config.filename", "contoso.cfg");
        Services.prefs.setIntPref("general.config.obscure_value", value);
        const profile = Services.dirsvc.get("ProfD", Ci.nsIFile);
        Services.dirsvc.undefine("SysConfD");
        Services.dirsvc.set("SysConfD", profile);
      }, moved);
      const [found] = await rewrittenIn(page);
      assert.deepEqual(
        [found?.by, found?.value, path.basename(found?.file ?? "")],
        ["autoconfig", "password-cleartext", "contoso.cfg"],
      );
    }
  });
});
