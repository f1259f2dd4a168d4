// As an administrator installs it: policies.json with force_installed, and nothing else.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { builtXpi } from "./harness/lab";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS, makeProfile } from "./harness/profile";
import { ADD_ON_ID, removeProfile, Thunderbird } from "./harness/thunderbird";

test("installed by policy: it runs from the first start, as the administrator's, and cannot be disabled", async () => {
  const accounts = [exchangeAccount("jo@contoso.example"), LOCAL_FOLDERS];
  const policies = path.join(makeProfile([], {}), "policies.json");
  const profile = makeProfile(accounts, {
    // Lets a test name a policy file of its own; honoured in automation mode only.
    "browser.policies.alternatePath": policies,
    "security.turn_off_all_security_so_that_viruses_can_take_over_this_computer": true,
  });
  const installation = {
    installation_mode: "force_installed",
    install_url: pathToFileURL(builtXpi()).href,
  };
  fs.writeFileSync(
    policies,
    JSON.stringify({ policies: { ExtensionSettings: { [ADD_ON_ID]: installation } } }),
  );
  // Automation mode also ends Thunderbird when it connects to anything but this computer.
  const environment = { MOZ_DISABLE_NONLOCAL_CONNECTIONS: "1" };
  const thunderbird = await Thunderbird.launch({ profile, environment });
  try {
    await thunderbird.addOnRuns();
    const page = await Page.open(thunderbird, "overview.html");
    assert.equal(await page.text("#headline"), "1 account needs you");
    const installType = await page.run<[], string>(
      async () => (await messenger.management.getSelf()).installType,
    );
    assert.equal(installType, "admin");
    const can = await thunderbird.inParent(async (id) => {
      const { AddonManager } = ChromeUtils.importESModule(
        "resource://gre/modules/AddonManager.sys.mjs",
      );
      const { permissions } = await AddonManager.getAddonByID(id);
      return {
        disable: (permissions & AddonManager.PERM_CAN_DISABLE) !== 0,
        uninstall: (permissions & AddonManager.PERM_CAN_UNINSTALL) !== 0,
      };
    }, ADD_ON_ID);
    assert.deepEqual(can, { disable: false, uninstall: false });
  } finally {
    await thunderbird.quit();
    removeProfile(profile);
    removeProfile(path.dirname(policies));
  }
});
