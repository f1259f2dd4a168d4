// What would make a sign-in fail on this computer is said before anybody signs in.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { type Lab, withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS, readPreferences } from "./harness/profile";
import { until } from "./harness/thunderbird";
import { UNDER_TEST } from "./harness/under-test";

const JO = "jo@contoso.example";
const ACCOUNTS = [exchangeAccount(JO), LOCAL_FOLDERS];

interface Looked {
  readonly signInBy: string;
  readonly obstacles: readonly {
    readonly code: string;
    readonly locked: boolean;
    readonly names?: readonly string[];
  }[];
}

async function look(lab: Lab): Promise<Looked> {
  const page = await Page.open(lab.thunderbird, "overview.html");
  const found = await page.run<[], Looked>(() => messenger.mailServers.preflight());
  await page.close();
  return found;
}

/** Thunderbird asks for something, and nobody answers. */
async function setPromptPending({ thunderbird }: Lab, isPending: boolean): Promise<void> {
  await thunderbird.inParent((pending) => {
    const shared = Cu.getGlobalForObject(Services);
    if (!pending) {
      shared.endTestPrompt();
      return;
    }
    const prompter = Cc["@mozilla.org/messenger/msgAsyncPrompter;1"].getService(
      Ci.nsIMsgAsyncPrompter,
    );
    prompter.queueAsyncAuthPrompt("imap://mail.example", false, {
      QueryInterface: ChromeUtils.generateQI(["nsIMsgAsyncPromptListener"]),
      onPromptStartAsync(callback: any) {
        shared.endTestPrompt = () => callback.onAuthResult(false);
      },
      onPromptAuthAvailable: () => undefined,
      onPromptCanceled: () => undefined,
    });
  }, isPending);
}

/** Marionette itself switches the saving of passwords off. */
const ALWAYS = ["passwords-not-saved"];

function codes({ obstacles }: Looked): readonly string[] {
  return obstacles.map(({ code }) => code).filter((code) => !ALWAYS.includes(code));
}

async function installPasswordAddOn({ profile, thunderbird }: Lab): Promise<void> {
  const folder = fs.mkdtempSync(path.join(profile, "keepassxc-mail-"));
  const manifest = {
    manifest_version: 2,
    name: "KeePassXC-Mail (test)",
    version: "1.0",
    browser_specific_settings: { gecko: { id: "keepassxc-mail@kkapsner.de" } },
  };
  fs.writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(manifest));
  await thunderbird.marionette.command("Addon:Install", { path: folder, temporary: true });
}

/** As on a computer where nothing opens links: no program, and none of the system's. */
async function forgetBrowser({ profile, thunderbird }: Lab): Promise<void> {
  fs.rmSync(path.join(profile, "handlers.json"));
  await thunderbird.inParent(() => {
    const handlers = Cc["@mozilla.org/uriloader/handler-service;1"].getService(
      Ci.nsIHandlerService,
    );
    const protocols = Cc["@mozilla.org/uriloader/external-protocol-service;1"].getService(
      Ci.nsIExternalProtocolService,
    );
    handlers.remove(protocols.getProtocolHandlerInfo("https"));
  });
}

/** Who answers at the sign-in service is looked at before anybody signs in. The last thing of a lab. */
async function lookAtService(lab: Lab): Promise<void> {
  const { provider, certificates } = lab.exchange;
  // The authority of the stand-in is trusted here, and not one that Thunderbird brings along.
  assert.notEqual(provider.looks, 0);
  const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
  const found = await page.run<[], Looked>(() =>
    messenger.mailServers.preflight("outlook.office365.com", "imap"),
  );
  const { names } = found.obstacles.find(({ code }) => code === "service-read-along") ?? {};
  assert.match(names?.[0] ?? "", /CN=/);
  assert.equal(await page.exists("[data-obstacle^=service]"), false, "nothing to worry about yet");
  assert.deepEqual(provider.requests, []);
  await page.close();

  provider.showCertificate(certificates.selfSigned);
  const warned = await Page.open(lab.thunderbird, "switch.html?account=account1");
  assert.match(
    await warned.text("[data-obstacle=service-intercepted]"),
    /stands between Thunderbird and Microsoft's sign-in service.*cannot be finished/,
  );
  await warned.close();

  provider.showCertificate(certificates.expired);
  const late = await Page.open(lab.thunderbird, "switch.html?account=account1");
  assert.match(await late.text("[data-obstacle=clock-wrong]"), /date and the time/);
  await late.close();

  await provider.stop();
  const alone = await Page.open(lab.thunderbird, "switch.html?account=account1");
  assert.match(await alone.text("[data-obstacle=service-unreachable]"), /cannot be reached/);
}

/** A file that nobody can write, not even root; undefined where the file system has no way to say so. */
function makeReadOnly(file: string): (() => void) | undefined {
  if (process.getuid?.() !== 0) {
    fs.chmodSync(file, 0o400);
    return () => {
      fs.chmodSync(file, 0o600);
    };
  }
  const change = (how: "+i" | "-i") => spawnSync("chattr", [how, file]).status === 0;
  return change("+i") ? () => change("-i") : undefined;
}

test("nothing in the way; then one thing after the other", async (t) => {
  await withLab({ accounts: ACCOUNTS }, async (lab) => {
    const before = await look(lab);
    assert.equal(before.signInBy, UNDER_TEST.esr === 140 ? "window" : "browser");
    assert.deepEqual(codes(before), UNDER_TEST.esr === 140 ? ["window-without-device"] : []);
    assert.deepEqual(
      before.obstacles.filter(({ code }) => code === "passwords-not-saved").length,
      1,
    );

    await lab.thunderbird.inParent(() => {
      // Locked is the default's value, as a policy sets it.
      Services.prefs.getDefaultBranch("").setIntPref("network.proxy.type", 1);
      Services.prefs.lockPref("network.proxy.type");
      Services.prefs.setBoolPref("mail.microsoft.useM365Sandbox", true);
    });
    const after = await look(lab);
    assert.ok(after.obstacles.some(({ code, locked }) => code === "proxy" && locked));
    assert.ok(codes(after).includes("sandbox"));
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    assert.match(await page.text("[data-obstacle=sandbox]"), /test organisation/);
    await page.close();

    await lab.thunderbird.inParent(() => {
      Services.prefs.unlockPref("network.proxy.type");
      Services.prefs.getDefaultBranch("").setIntPref("network.proxy.type", 5);
      Services.prefs.clearUserPref("mail.microsoft.useM365Sandbox");
      Services.io.offline = true;
    });
    assert.deepEqual(codes(await look(lab)).includes("offline"), true);
    await lab.thunderbird.inParent(() => {
      Services.io.offline = false;
    });

    await setPromptPending(lab, true);
    await until("the prompt", async () => codes(await look(lab)).includes("prompt-pending"));
    await setPromptPending(lab, false);
    await until("no prompt", async () => !codes(await look(lab)).includes("prompt-pending"));

    await installPasswordAddOn(lab);
    const named = await Page.open(lab.thunderbird, "switch.html?account=account1");
    assert.match(
      await named.text("[data-obstacle=login-store-add-on]"),
      /KeePassXC-Mail \(test\).*If the sign-in hangs/,
    );
    await named.close();

    // Thunderbird 140 signs in with a window of its own and needs no browser.
    await forgetBrowser(lab);
    assert.equal(codes(await look(lab)).includes("no-browser"), UNDER_TEST.esr === 153);

    const writableAgain = makeReadOnly(path.join(lab.profile, "prefs.js"));
    if (!writableAgain) t.diagnostic("No read-only profile: root writes every file here");
    else {
      try {
        const cannotSave = await Page.open(lab.thunderbird, "switch.html?account=account1");
        const words = await cannotSave.text("[data-obstacle=profile-read-only]");
        assert.match(words, /nothing can be saved/);
        await cannotSave.close();
      } finally {
        writableAgain();
      }
    }

    await lookAtService(lab);
  });
});

/** Cookies that a policy has switched off are not ours to allow. */
async function lookAtPolicy(lab: Lab): Promise<void> {
  await lab.thunderbird.inParent(() => {
    Services.prefs.getDefaultBranch("").setIntPref("network.cookie.cookieBehavior", 2);
    Services.prefs.lockPref("network.cookie.cookieBehavior");
  });
  const { signInBy, obstacles } = await look(lab);
  assert.equal(signInBy, "window");
  assert.ok(obstacles.some(({ code, locked }) => code === "cookies-off" && locked));
  const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
  const words = await page.text("[data-obstacle=cookies-off]");
  assert.match(words, /Accept cookies from sites.*Your organisation has set this/);

  assert.equal(await page.exists("[data-obstacle=cookies-off] button"), false);
  await page.close();
  await lab.thunderbird.inParent(() => {
    Services.prefs.unlockPref("network.cookie.cookieBehavior");
    Services.prefs.getDefaultBranch("").setIntPref("network.cookie.cookieBehavior", 0);
  });
}

test("Thunderbird's own window is allowed what it needs for one sign-in, and nothing is written", async () => {
  const switchedOff = { "network.cookie.cookieBehavior": 2, "javascript.enabled": false };
  const options = { accounts: ACCOUNTS, signInWindow: true, preferences: switchedOff };
  await withLab(options, async (lab) => {
    const values = () =>
      lab.thunderbird.inParent(() => [
        Services.prefs.getIntPref("network.cookie.cookieBehavior"),
        Services.prefs.getBoolPref("javascript.enabled"),
        Services.prefs.prefIsLocked("network.cookie.cookieBehavior"),
        Services.prefs.prefIsLocked("javascript.enabled"),
      ]);
    const stored = async () => {
      await lab.thunderbird.savePreferences();
      const all = readPreferences(lab.profile);
      return Object.keys(switchedOff).map((name) => all.get(name));
    };
    const before = await values();
    assert.deepEqual(before, [2, false, false, false]);
    await lookAtPolicy(lab);
    assert.deepEqual(await values(), before);
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.waitFor("[data-obstacle=javascript-off] button");
    await page.click("[data-obstacle=cookies-off] button");
    assert.match(await page.text("#obstacles"), /Allowed until the sign-in ends/);
    assert.equal(await page.exists("[data-obstacle=javascript-off]"), false);
    assert.deepEqual(await values(), before, "not before the sign-in");

    // Cancelled in the middle: as it was.
    await page.click("#switch");
    await lab.personIsAsked();
    assert.ok(codes(await look(lab)).includes("sign-in-window-open"));
    assert.deepEqual(await values(), [0, true, true, true]);
    assert.deepEqual(await stored(), [2, false], "what a crash would leave");
    await page.click("#cancel");
    await page.waitFor("#result[data-kind=cancelled]:not([hidden])");
    assert.ok(!codes(await look(lab)).includes("sign-in-window-open"));
    assert.deepEqual(await values(), before);

    await page.click("#try-again");
    await lab.signIn(JO);
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    assert.deepEqual(await values(), before);
    assert.deepEqual(await stored(), [2, false]);
  });
});
