// Ten updates in one session leave nothing behind, and an uninstall leaves the accounts as they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCOUNT, apply, JO, proveBoth, RECEIVING, SENDING } from "./harness/commit";
import { type Lab, withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { accountLines, LOCAL_FOLDERS, readPreferences } from "./harness/profile";
import { beginUpdate, laterVersion } from "./harness/repack";
import { ADD_ON_ID, until } from "./harness/thunderbird";

const UPDATES = 10;

/** Remembers the Experiment that runs now without keeping it alive. */
async function remember({ thunderbird }: Lab): Promise<void> {
  const isRemembered = () =>
    thunderbird.inParent((id) => {
      const { global } = WebExtensionPolicy.getByID(id).extension.experimentAPIManager;
      if (!global) return false;
      const shared = Cu.getGlobalForObject(Services);
      (shared.testExperiments ??= []).push(new WeakRef(global));
      return true;
    }, ADD_ON_ID);
  await until("the Experiment to be loaded", isRemembered);
}

/**
 * How many of the remembered are still alive when the collector has had its time: an observer, a
 * listener or a lock keeps one alive for good.
 */
async function alive({ thunderbird }: Lab): Promise<number> {
  return thunderbird.inParent(async () => {
    const shared = Cu.getGlobalForObject(Services);
    const window = Services.wm.getMostRecentWindow("mail:3pane");
    const count = () =>
      shared.testExperiments.filter((one: WeakRef<object>) => one.deref()).length as number;
    for (let round = 0; round < 100; round++) {
      // Shrinking: any other one may keep what only the inline caches of Gecko's own code refer to.
      Cu.forceShrinkingGC();
      Cu.forceCC();
      await new Promise((resolve) => window.setTimeout(resolve, 100));
      if (round > 5 && count() <= 1) break;
    }
    return count();
  });
}

test("ten updates in a session leave no observer, listener, socket or lock behind", async () => {
  await withLab({ accounts: [ACCOUNT, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    for (let update = 1; update <= UPDATES; update++) {
      // As much as a switch leaves open: a sign-in, proofs, a page.
      const page = await Page.open(lab.thunderbird, "overview.html");
      await proveBoth(page);
      await remember(lab);
      const version = `0.1.${String(update)}`;
      const xpi = await laterVersion(lab.profile, version);
      assert.equal(await beginUpdate(lab.thunderbird, xpi), "postponed");
      await until(`version ${version}`, () =>
        lab.thunderbird.inParent(
          (id, wanted) => {
            const policy = WebExtensionPolicy.getByID(id);
            return Boolean(policy?.active) && policy.extension.version === wanted;
          },
          ADD_ON_ID,
          version,
        ),
      );
      await page.close().catch(() => undefined);
    }
    await remember(lab);
    assert.equal(await alive(lab), 1, "Experiments alive after ten updates");
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
  });
});

test("uninstalling leaves the switched account as it is, and nothing of ours", async () => {
  await withLab({ accounts: [ACCOUNT, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    const result = await apply(page, "account1", [...RECEIVING, ...SENDING], await proveBoth(page));
    assert.ok(result.ok, JSON.stringify(result));
    const switched = accountLines(lab.profile);
    const ours = () =>
      [...readPreferences(lab.profile).keys()].filter((name) =>
        name.startsWith("extensions.modern-auth-switch."),
      );
    assert.notDeepEqual(ours(), []);

    await page.close();
    // Taken back in time: everything is still there, and undo works.
    await lab.thunderbird.inParent(async (id) => {
      const { AddonManager } = ChromeUtils.importESModule(
        "resource://gre/modules/AddonManager.sys.mjs",
      );
      const addOn = await AddonManager.getAddonByID(id);
      await addOn.uninstall(true);
      addOn.cancelUninstall();
    }, ADD_ON_ID);
    await lab.thunderbird.addOnRuns();
    const overview = await Page.open(lab.thunderbird, "overview.html");
    await overview.waitFor("[data-account=account1] .undo");

    await lab.thunderbird.inParent(async (id) => {
      const { AddonManager } = ChromeUtils.importESModule(
        "resource://gre/modules/AddonManager.sys.mjs",
      );
      await (await AddonManager.getAddonByID(id)).uninstall();
      Services.prefs.savePrefFile(null);
    }, ADD_ON_ID);
    await until("the records to be gone", () => ours().length === 0);
    assert.deepEqual(accountLines(lab.profile), switched);
  });
});
