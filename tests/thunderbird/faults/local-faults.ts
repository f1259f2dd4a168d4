// What goes wrong on the person's computer: in Thunderbird, in the add-on, with files, with the person.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { showAccountSettings } from "../harness/account-settings-tab";
import type { Lab } from "../harness/lab";
import { lockLoginStore, unlockLoginStore } from "../harness/login-store";
import { Page } from "../harness/page";
import { beginUpdate, laterVersion } from "../harness/repack";
import { ADD_ON_ID, until } from "../harness/thunderbird";
import type { Fault, Inject, Situation } from "./fault";

/** A change of Thunderbird's own state, which tells what it found afterwards. */
function inThunderbird(change: (accountId: string) => Promise<string> | string): Inject {
  return ({ lab, accountId }) => lab.thunderbird.inParent(change, accountId);
}

function setOffline(offline: boolean): Inject {
  return ({ lab }) =>
    lab.thunderbird.inParent((value) => {
      Services.io.offline = value;
      return `offline: ${String(Services.io.offline)}`;
    }, offline);
}

/** Puts a folder there; Thunderbird may just be writing the file anew. */
function standInTheWay(name: string): void {
  for (let tries = 0; ; tries++) {
    try {
      fs.mkdirSync(path.join(name, "in the way"), { recursive: true });
      return;
    } catch (error) {
      if (tries > 50) throw error;
      fs.rmSync(name, { force: true });
    }
  }
}

/** Files of the profile that cannot be replaced, because a folder stands in their place. */
function blocked(file: string, keep: boolean): Pick<Fault, "inject" | "mend"> {
  const place = ({ lab }: Situation) => path.join(lab.profile, file);
  return {
    inject: (situation) => {
      const name = place(situation);
      if (keep) fs.renameSync(name, `${name}.kept`);
      else fs.rmSync(name, { force: true });
      standInTheWay(name);
      return fs.statSync(name).isDirectory() ? `${file} is a folder` : "";
    },
    mend: (situation) => {
      const name = place(situation);
      fs.rmSync(name, { recursive: true });
      if (keep) fs.renameSync(`${name}.kept`, name);
    },
  };
}

function limitFileSize(lab: Lab, limit: string): string {
  const process = String(lab.thunderbird.processId);
  execFileSync("prlimit", ["--pid", process, `--fsize=${limit}:`]);
  const args = ["--pid", process, "--fsize", "--noheadings", "-o", "SOFT"];
  return execFileSync("prlimit", args, { encoding: "utf8" }).trim();
}

let version = 1;

export const LOCAL_FAULTS: Readonly<Record<string, Fault>> = {
  "account-removed": {
    inject: inThunderbird((id) => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      MailServices.accounts.removeAccount(MailServices.accounts.getAccount(id), false);
      return MailServices.accounts.getAccount(id) ? "" : "removed";
    }),
  },
  "outgoing-server-removed": {
    inject: inThunderbird((id) => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      const [identity] = MailServices.accounts.getAccount(id).identities;
      const { outgoingServer } = MailServices;
      const server = outgoingServer.getServerByKey(identity.smtpServerKey);
      outgoingServer.deleteServer(server);
      return outgoingServer.getServerByKey(server.key) ? "" : "removed";
    }),
  },
  offline: {
    inject: setOffline(true),
    mend: async (situation) => {
      await setOffline(false)(situation);
    },
  },
  disabled: {
    inject: ({ lab }) =>
      lab.thunderbird.inParent(async (id) => {
        const { AddonManager } = ChromeUtils.importESModule(
          "resource://gre/modules/AddonManager.sys.mjs",
        );
        const addOn = await AddonManager.getAddonByID(id);
        await addOn.disable();
        return addOn.isActive ? "" : "disabled";
      }, ADD_ON_ID),
    mend: async ({ lab }) => {
      await lab.thunderbird.inParent(async (id) => {
        const { AddonManager } = ChromeUtils.importESModule(
          "resource://gre/modules/AddonManager.sys.mjs",
        );
        await (await AddonManager.getAddonByID(id)).enable();
      }, ADD_ON_ID);
      await lab.thunderbird.addOnRuns();
    },
  },
  removed: {
    inject: ({ lab }) =>
      lab.thunderbird.inParent(async (id) => {
        const { AddonManager } = ChromeUtils.importESModule(
          "resource://gre/modules/AddonManager.sys.mjs",
        );
        await (await AddonManager.getAddonByID(id)).uninstall();
        return (await AddonManager.getAddonByID(id)) ? "" : "removed";
      }, ADD_ON_ID),
    mend: async ({ lab }) => {
      const left = () =>
        lab.thunderbird.inParent(
          () => Services.prefs.getChildList("extensions.modern-auth-switch.").length as number,
        );
      await until("nothing of ours to be left", async () => (await left()) === 0, 15_000);
      // Its folder is being removed until a moment after the uninstall.
      await until("the add-on to be installed again", () =>
        lab.installAddOn().then(
          () => true,
          () => false,
        ),
      );
    },
  },
  updated: {
    inject: async ({ lab }) => {
      const xpi = await laterVersion(lab.profile, `0.1.${String(++version)}`);
      const how = await beginUpdate(lab.thunderbird, xpi);
      return how === "postponed" ? how : "";
    },
    mend: async ({ lab }) => {
      const installed = () =>
        lab.thunderbird.inParent((id) => {
          const policy = WebExtensionPolicy.getByID(id);
          return policy?.active ? String(policy.extension.version) : "";
        }, ADD_ON_ID);
      await until(
        "the update to be installed after the switch",
        async () => (await installed()) === `0.1.${String(version)}`,
      );
    },
  },
  "page-closed": {
    inject: async ({ page }) => {
      await page.close();
      return "closed";
    },
  },
  "cancel-pressed": {
    inject: async ({ page }) => {
      await page.click("#cancel");
      return "pressed";
    },
  },
  "clicked-twice": {
    inject: () => "the button is clicked twice",
    witness: ({ lab, accountId }) =>
      lab.thunderbird.inParent((id) => {
        const names: string[] = Services.prefs.getChildList("extensions.modern-auth-switch.undo.");
        const records = names.filter((name) =>
          Services.prefs.getStringPref(name).includes(`"${id}"`),
        );
        return records.length === 1 ? "one record" : "";
      }, accountId),
  },
  "second-page": {
    inject: async ({ lab }) => {
      const other = await Page.open(lab.thunderbird, "switch.html?account=account1");
      await other.click("#switch");
      await other.waitFor("#result[data-kind=busy]:not([hidden])");
      await other.close();
      return "told to wait";
    },
  },
  locked: {
    inject: async ({ lab }) => {
      await lockLoginStore(lab.thunderbird);
      return lab.thunderbird.inParent(() => (Services.logins.isLoggedIn ? "" : "locked"));
    },
    mend: ({ lab }) => unlockLoginStore(lab.thunderbird),
  },
  "account-settings-open": {
    inject: ({ lab }) => showAccountSettings(lab.thunderbird, true),
    mend: async ({ lab }) => {
      await showAccountSettings(lab.thunderbird, false);
    },
  },
  "setting-changed": {
    inject: inThunderbird((id) => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      MailServices.accounts.getAccount(id).incomingServer.authMethod = 4;
      return "authMethod is 4";
    }),
    mend: async ({ lab, accountId }) => {
      const server = accountId.replace("account", "server");
      await lab.thunderbird.inParent((name) => {
        Services.prefs.setIntPref(`mail.server.${name}.authMethod`, 3);
      }, server);
    },
  },
  "disk-full": {
    // Nothing longer than this can be written any more; the files of the profile are.
    inject: ({ lab }) => limitFileSize(lab, "100"),
    mend: ({ lab }) => {
      limitFileSize(lab, "unlimited");
    },
  },
  "preferences-unwritable": blocked("prefs.js", true),
  "login-store-unwritable": blocked("logins.json.tmp", false),
};
