// As an administrator installs it: policies.json with force_installed, and nothing else; and what an
// administrator has switched off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { builtXpi, withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { policyFile } from "./harness/policy-file";
import { exchangeAccount, LOCAL_FOLDERS, makeProfile } from "./harness/profile";
import { ADD_ON_ID, removeProfile, Thunderbird } from "./harness/thunderbird";

test("installed by policy: it runs from the first start, as the administrator's, and cannot be disabled", async () => {
  const accounts = [exchangeAccount("jo@contoso.example"), LOCAL_FOLDERS];
  const installation = {
    installation_mode: "force_installed",
    install_url: pathToFileURL(builtXpi()).href,
  };
  const { folder, preferences, environment } = policyFile({
    ExtensionSettings: { [ADD_ON_ID]: installation },
  });
  const profile = makeProfile(accounts, preferences);
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
    removeProfile(folder);
  }
});

test("network questions switched off by policy: none is offered, and none is asked", async () => {
  const { folder, preferences, environment } = policyFile({
    "3rdparty": { Extensions: { [ADD_ON_ID]: { networkQuestions: false } } },
  });
  const user = "jo@contoso.example";
  const accounts = [exchangeAccount(user), LOCAL_FOLDERS];
  const options = { accounts, tokensOf: [user], preferences, environment };
  await withLab(options, async (lab) => {
    const { provider } = lab.exchange;
    provider.tokenFault = {
      status: 400,
      error: "invalid_client",
      description: "AADSTS700016: Application with identifier was not found in the directory",
    };
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#sign-in-again");
    await page.click("#switch");
    await lab.signIn(user);
    await page.waitFor("#result[data-code=application-not-in-organisation]:not([hidden])");
    await page.click("#ask-administrator");
    const message = await page.text("#administrator-message");
    assert.ok(message.includes("https://login.microsoftonline.com/contoso.example/v2.0/"));
    assert.equal(await page.exists("#tenant-look-up"), false);
    assert.equal(
      provider.requests.some((one) => one.includes(".well-known")),
      false,
    );
  });
  removeProfile(folder);
});
