// What goes wrong. Each fault says by itself what it has seen of its own effect; without that, the
// row has not happened.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { HOSTS } from "../../exchange/certificates";
import type { ImapScript } from "../../exchange/imap-script";
import type { DoorFault } from "../../exchange/imap-front-door";
import type { SmtpFault } from "../../exchange/smtp-front-door";
import { isBrokenCertificate, isBrokenTalk } from "../../exchange/transport-fault";
import type { Lab } from "../harness/lab";
import { lockLoginStore, unlockLoginStore } from "../harness/login-store";
import { Page } from "../harness/page";
import { laterVersion } from "../harness/repack";
import { ADD_ON_ID, until } from "../harness/thunderbird";

/** A switch under way, as a fault sees it. */
export interface Situation {
  readonly lab: Lab;
  readonly page: Page;
  readonly accountId: string;
  /** Which half the moment is about. */
  readonly half: "receiving" | "sending";
}

/** @returns what was seen of the fault's effect; "" is nothing, and fails the row */
type Inject = (situation: Situation) => Promise<string> | string;

export interface Fault {
  readonly inject: Inject;
  /** Undoes the cause, not the effect: the row's last look is at a healthy world. */
  readonly mend?: (situation: Situation) => Promise<void> | void;
  /** For faults that show only later: asked after the end. */
  readonly witness?: (situation: Situation) => Promise<string> | string;
}

const DNS = {
  gone: (lab: Lab, host: string, isGone: boolean) =>
    lab.thunderbird.inParent(
      (name, domains, gone) => {
        const override = Cc["@mozilla.org/network/native-dns-override;1"].getService(
          Ci.nsINativeDNSResolverOverride,
        );
        const known = domains.split(",").filter((one: string) => !gone || one !== name);
        Services.prefs.setStringPref("network.dns.localDomains", known.join(","));
        if (gone) override.addIPOverride(name, "N/A");
        else override.clearHostOverride(name);
        Services.dns.clearCache(true);
      },
      host,
      lab.exchange.localDomains,
      isGone,
    ),
};

const REFUSAL = { code: 535, words: "5.7.3 Authentication unsuccessful [stand-in]" };

/** The same fault at the door of the half that is being tried. */
function serverFault(name: string): Fault {
  const set = ({ lab, half }: Situation, fault: string | null) => {
    const { imap, smtp, submission } = lab.exchange;
    if (half === "sending") {
      if (name === "refuses") {
        submission.refusal = fault === null ? null : REFUSAL;
      } else smtp.fault = fault as SmtpFault | null;
    } else if (isBrokenTalk(name) || isBrokenCertificate(name)) {
      imap.fault = fault as DoorFault | null;
    } else {
      const script = name === "refuses" ? "refuse-oauth2" : (name as ImapScript);
      imap.script = fault === null ? null : script;
    }
  };
  return {
    inject: (situation) => {
      set(situation, name);
      return "set";
    },
    mend: (situation) => {
      set(situation, null);
    },
    witness: ({ lab, half }) => {
      const { imap, smtp, submission } = lab.exchange;
      if (half === "receiving") return imap.played.at(-1) ?? "";
      if (name !== "refuses") return smtp.played.at(-1) ?? "";
      const refused = submission.logins.at(-1);
      return refused?.accepted === false ? `refused ${refused.user}` : "";
    },
  };
}

type Endpoint = Lab["exchange"]["provider"]["tokenFault"];

function tokenFault(fault: Endpoint): Fault {
  return {
    inject: ({ lab }) => {
      lab.exchange.provider.tokenFault = fault;
      return "set";
    },
    mend: ({ lab }) => {
      lab.exchange.provider.tokenFault = null;
    },
    witness: ({ lab }) => lab.exchange.provider.played.at(-1) ?? "",
  };
}

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

/** Files of the profile that cannot be replaced, because a folder stands in their place. */
function blocked(file: string, keep: boolean): Pick<Fault, "inject" | "mend"> {
  const place = ({ lab }: Situation) => path.join(lab.profile, file);
  return {
    inject: (situation) => {
      const name = place(situation);
      if (keep) fs.renameSync(name, `${name}.kept`);
      else fs.rmSync(name, { force: true });
      fs.mkdirSync(path.join(name, "in the way"), { recursive: true });
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

export const FAULTS: Readonly<Record<string, Fault>> = {
  ...Object.fromEntries(
    [
      "refuses",
      "resets",
      "hangs",
      "drips",
      "garbage",
      "long-line",
      "cert-wrong-host",
      "cert-expired",
      "cert-self-signed",
      "no-oauth2",
      "no-starttls",
      "injects-before-tls",
    ].map((name) => [name, serverFault(name)]),
  ),
  "dns-gone": {
    inject: async ({ lab, half }) => {
      await DNS.gone(lab, half === "sending" ? HOSTS.outgoing : HOSTS.incoming, true);
      return lab.thunderbird.inParent(
        (host) =>
          new Promise<string>((resolve) => {
            const listener = {
              onLookupComplete: (_request: unknown, _record: unknown, status: number) => {
                resolve(status === 0 ? "" : `0x${(status >>> 0).toString(16)}`);
              },
            };
            Services.dns.asyncResolve(host, 0, 0, null, listener, Services.tm.currentThread, {});
          }),
        half === "sending" ? HOSTS.outgoing : HOSTS.incoming,
      );
    },
    mend: ({ lab, half }) =>
      DNS.gone(lab, half === "sending" ? HOSTS.outgoing : HOSTS.incoming, false),
  },

  "token-400": tokenFault({ status: 400, error: "invalid_grant", description: "AADSTS50173" }),
  "token-500": tokenFault({ status: 500, error: "server_error", description: "AADSTS90033" }),
  "token-html": tokenFault("html"),
  "token-slow": tokenFault("hang"),
  "wrong-state": {
    inject: ({ lab }) => {
      lab.exchange.provider.wrongState = true;
      return "set";
    },
    mend: ({ lab }) => {
      lab.exchange.provider.wrongState = false;
    },
    witness: ({ lab }) => lab.exchange.provider.played.at(-1) ?? "",
  },
  // What the person does in the browser; run-row.ts does it in their place.
  "authorisation-error": { inject: () => "the person says no" },
  "another-user": { inject: () => "somebody else signs in" },
  "browser-never-back": { inject: () => "the browser is left alone" },

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
      return lab.thunderbird.inParent(async (file) => {
        const { AddonManager } = ChromeUtils.importESModule(
          "resource://gre/modules/AddonManager.sys.mjs",
        );
        const { FileUtils } = ChromeUtils.importESModule(
          "resource://gre/modules/FileUtils.sys.mjs",
        );
        const install = await AddonManager.getInstallForFile(new FileUtils.File(file));
        return new Promise<string>((resolve) => {
          install.addListener({
            onInstallPostponed: () => {
              resolve("postponed");
            },
            onInstallEnded: () => {
              resolve("");
            },
          });
          void install.install();
        });
      }, xpi);
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
    inject: ({ lab }) => accountSettings(lab, true),
    mend: async ({ lab }) => {
      await accountSettings(lab, false);
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

function accountSettings(lab: Lab, open: boolean): Promise<string> {
  return lab.thunderbird.inParent(async (opens) => {
    const window = Services.wm.getMostRecentWindow("mail:3pane");
    const tabmail = window.document.getElementById("tabmail");
    const find = () =>
      tabmail.tabInfo.find((tab: any) => tab.browser?.currentURI?.spec === "about:accountsettings");
    if (opens) window.openTab("contentTab", { url: "about:accountsettings" });
    else if (find()) tabmail.closeTab(find());
    for (let waited = 0; Boolean(find()) !== opens && waited < 5000; waited += 20) {
      await new Promise((resolve) => window.setTimeout(resolve, 20));
    }
    return find() ? "open" : "";
  }, open);
}
