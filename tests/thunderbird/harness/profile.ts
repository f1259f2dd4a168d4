// Thunderbird profiles as users have them, written before Thunderbird starts. What a switch changes
// is in prefs.js; user.js, which is applied at every start, has only what keeps a test quiet.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { HOSTS } from "../../exchange/certificates";

export type PreferenceValue = string | number | boolean;
export type Preferences = Readonly<Record<string, PreferenceValue>>;

/** Thunderbird's own numbers: nsMsgAuthMethod and nsMsgSocketType. */
export const NATIVE = { password: 3, oauth2: 10, plain: 0, starttls: 2, tls: 3 } as const;

export interface IncomingDescription {
  readonly type: "imap" | "pop3" | "nntp" | "rss" | "none";
  readonly host: string;
  readonly user: string;
  readonly port?: number;
  readonly socketType?: number;
  readonly authMethod?: number;
}

export interface OutgoingDescription {
  readonly host: string;
  readonly user: string;
  readonly port?: number;
  readonly socketType?: number;
  readonly authMethod?: number;
}

export interface AccountDescription {
  readonly incoming: IncomingDescription;
  readonly email?: string;
  /** A server of its own, or the index of an earlier account whose server it shares. */
  readonly outgoing?: OutgoingDescription | number;
}

/** An account at Exchange Online; each half on a password unless said otherwise. */
export function exchangeAccount(
  user: string,
  {
    receiving = NATIVE.password,
    sending = NATIVE.password,
  }: { receiving?: number; sending?: number } = {},
): AccountDescription {
  return {
    email: user,
    incoming: {
      type: "imap",
      host: HOSTS.incoming,
      user,
      port: 993,
      socketType: NATIVE.tls,
      authMethod: receiving,
    },
    outgoing: {
      host: HOSTS.outgoing,
      user,
      port: 587,
      socketType: NATIVE.starttls,
      authMethod: sending,
    },
  };
}

/** An account at Exchange Online with nothing left to switch. */
export function modernAccount(user: string): AccountDescription {
  return exchangeAccount(user, { receiving: NATIVE.oauth2, sending: NATIVE.oauth2 });
}

/** An account that is none of the add-on's business. */
export const GMAIL: AccountDescription = {
  email: "jo@gmail.com",
  incoming: {
    type: "imap",
    host: HOSTS.gmailIncoming,
    user: "jo@gmail.com",
    port: 993,
    socketType: NATIVE.tls,
    authMethod: NATIVE.password,
  },
  outgoing: { host: HOSTS.gmailOutgoing, user: "jo@gmail.com" },
};

export const LOCAL_FOLDERS: AccountDescription = {
  incoming: { type: "none", host: "Local Folders", user: "nobody" },
};

/** The preferences of accounts, in order: account1, server1, id1, smtp1 … */
function accountPreferences(accounts: readonly AccountDescription[]): Preferences {
  const preferences: Record<string, PreferenceValue> = {};
  const smtpServers: string[] = [];
  accounts.forEach(({ incoming, email, outgoing }, index) => {
    const number = String(index + 1);
    const server = `mail.server.server${number}`;
    preferences[`mail.account.account${number}.server`] = `server${number}`;
    preferences[`${server}.type`] = incoming.type;
    preferences[`${server}.hostname`] = incoming.host;
    preferences[`${server}.userName`] = incoming.user;
    preferences[`${server}.name`] = email ?? incoming.host;
    preferences[`${server}.check_new_mail`] = false;
    preferences[`${server}.login_at_startup`] = false;
    // Account Settings cannot leave the server's page without.
    preferences[`${server}.storeContractID`] = "@mozilla.org/msgstore/berkeleystore;1";
    if (incoming.port !== undefined) preferences[`${server}.port`] = incoming.port;
    if (incoming.socketType !== undefined)
      preferences[`${server}.socketType`] = incoming.socketType;
    if (incoming.authMethod !== undefined)
      preferences[`${server}.authMethod`] = incoming.authMethod;
    if (incoming.type === "none")
      preferences["mail.accountmanager.localfoldersserver"] = `server${number}`;
    if (email === undefined) return;
    preferences[`mail.account.account${number}.identities`] = `id${number}`;
    preferences[`mail.identity.id${number}.fullName`] = email.replace(/@.*/, "");
    preferences[`mail.identity.id${number}.useremail`] = email;
    preferences[`mail.identity.id${number}.valid`] = true;
    if (outgoing === undefined) return;
    const key = `smtp${typeof outgoing === "number" ? String(outgoing + 1) : number}`;
    preferences[`mail.identity.id${number}.smtpServer`] = key;
    if (typeof outgoing === "number") return;
    smtpServers.push(key);
    const smtp = `mail.smtpserver.${key}`;
    preferences[`${smtp}.hostname`] = outgoing.host;
    preferences[`${smtp}.username`] = outgoing.user;
    preferences[`${smtp}.type`] = "smtp";
    preferences[`${smtp}.port`] = outgoing.port ?? 587;
    preferences[`${smtp}.try_ssl`] = outgoing.socketType ?? NATIVE.starttls;
    preferences[`${smtp}.authMethod`] = outgoing.authMethod ?? NATIVE.password;
  });
  preferences["mail.accountmanager.accounts"] = accounts
    .map((_account, index) => `account${String(index + 1)}`)
    .join(",");
  preferences["mail.accountmanager.defaultaccount"] = "account1";
  preferences["mail.smtpservers"] = smtpServers.join(",");
  if (smtpServers[0]) preferences["mail.smtp.defaultserver"] = smtpServers[0];
  return preferences;
}

/** Quiet, offline but for the stand-in, and driven by Marionette on a port of its own choice. */
const TEST_PREFERENCES: Preferences = {
  "marionette.port": 0,
  "app.donation.eoy.version.viewed": 999,
  "app.update.enabled": false,
  "app.update.auto": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.policy.dataSubmissionPolicyBypassNotification": true,
  "datareporting.healthreport.uploadEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "mail.biff.play_sound": false,
  "mail.inappnotifications.enabled": false,
  "mail.provider.suppress_dialog_on_startup": true,
  "mail.rights.version": 1,
  "mail.shell.checkDefaultClient": false,
  "mail.spotlight.firstRunDone": true,
  "mail.startup.enabledMailCheckOnce": true,
  "mail.winsearch.firstRunDone": true,
  "mailnews.database.global.indexer.enabled": false,
  "mailnews.start_page.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.enabled": false,
  // Processes and parts that no test is about: a start is a seventh shorter without.
  "dom.ipc.processPrelaunch.enabled": false,
  "mail.chat.enabled": false,
  "media.rdd-process.enabled": false,
};

function write(file: string, preferences: Preferences): void {
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  fs.writeFileSync(file, lines.join(""));
}

/**
 * Makes a profile folder; removing it is the caller's part.
 *
 * @param preferences set at every start
 * @param storedPreferences stored once, as if Thunderbird had
 */
export function makeProfile(
  accounts: readonly AccountDescription[],
  preferences: Preferences,
  storedPreferences: Preferences = {},
): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mas-profile-"));
  const stored = { ...accountPreferences(accounts), ...storedPreferences };
  write(path.join(folder, "prefs.js"), stored);
  write(path.join(folder, "user.js"), { ...TEST_PREFERENCES, ...preferences });
  return folder;
}

/** The preferences that the profile's file holds, whatever Thunderbird has in memory. */
export function readPreferences(profile: string): ReadonlyMap<string, PreferenceValue> {
  const text = fs.readFileSync(path.join(profile, "prefs.js"), "utf8");
  return new Map(
    [...text.matchAll(/^user_pref\("([^"]+)", (.*)\);$/gm)].map(([, name = "", value = ""]) => [
      name,
      JSON.parse(value) as PreferenceValue,
    ]),
  );
}

/** The lines about servers, identities and accounts: what "nothing has changed" is about. */
export function accountLines(profile: string): Record<string, PreferenceValue> {
  const relevant =
    /^mail\.(server|smtpserver)\.[^.]+\.(hostname|userName|username|port|socketType|try_ssl|authMethod|type)$|^mail\.(account|smtp|smtpservers)\b|^mail\.identity\.[^.]+\.(smtpServer|useremail)$/;
  return Object.fromEntries(
    [...readPreferences(profile)].filter(([name]) => relevant.test(name)).sort(),
  );
}
