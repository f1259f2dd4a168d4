// Finds Thunderbird's server objects by our opaque ids, and turns them into plain values.
// Native objects stop here. Reads only; never the login store.
import {
  type AccountSnapshot,
  type IdentitySnapshot,
  type MailSettings,
  type RewrittenSetting,
  type ServerSnapshot,
  serverIdsOf,
  type Setting,
} from "../core/server";
import type { StoredSwitchState } from "../core/record/switch-state";
import { isAccountSettingsOpen } from "./commit/account-settings-tab";
import { authenticationOf, securityOf } from "../core/native-values";
import { MailServices } from "./parent-global";
import { readRewrittenPreferences, type RewrittenPreferences } from "./rewritten-preferences";
import { incomingHostname } from "./thunderbird-140";

/** One server of either kind, with what the rest of the Experiment needs to read and change it. */
export type NativeServer =
  | { readonly kind: "incoming"; readonly id: string; readonly native: IncomingServer }
  | { readonly kind: "outgoing"; readonly id: string; readonly native: SmtpServer };

/** Thunderbird's preference names, which differ between the two kinds. */
const PREFERENCES = {
  incoming: {
    hostname: "hostname",
    port: "port",
    security: "socketType",
    authentication: "authMethod",
    username: "userName",
  },
  outgoing: {
    hostname: "hostname",
    port: "port",
    security: "try_ssl",
    authentication: "authMethod",
    username: "username",
  },
} as const satisfies Record<NativeServer["kind"], Record<Setting, string>>;

export const SETTINGS: readonly Setting[] = [
  "hostname",
  "port",
  "security",
  "authentication",
  "username",
];

function branch(server: NativeServer): string {
  const { key } = server.native;
  return server.kind === "incoming" ? `mail.server.${key}.` : `mail.smtpserver.${key}.`;
}

/** The preference that holds a setting of this server. */
export function preferenceOf(server: NativeServer, setting: Setting): string {
  return branch(server) + PREFERENCES[server.kind][setting];
}

/**
 * What outlives a restart and is never used again, other than a key. "" when Thunderbird has not
 * made one yet: its getter would write it, and reading must not write.
 */
export function uidOf(server: NativeServer): string {
  return Services.prefs.getStringPref(`${branch(server)}uid`, "");
}

/** The hostname as configured. */
export function hostnameOf(server: NativeServer): string {
  return server.kind === "incoming" ? incomingHostname(server.native) : server.native.hostname;
}

function portOf(server: NativeServer): number {
  if (server.kind === "incoming") return Math.max(server.native.port, 0);
  // SmtpClient.sys.mjs fills in the default only when it connects.
  return server.native.port || (securityOf(server.native.socketType) === "tls" ? 465 : 587);
}

/** A preference's value in the words of its setting. */
function inWords(setting: Setting, value: string | number | boolean): string | number {
  switch (setting) {
    case "security":
      return securityOf(Number(value));
    case "authentication":
      return authenticationOf(Number(value));
    case "port":
      return Number(value);
    case "hostname":
    case "username":
      return String(value);
  }
}

function rewrittenSettings(
  server: NativeServer,
  preferences: RewrittenPreferences,
): readonly RewrittenSetting[] {
  return SETTINGS.flatMap((setting) => {
    const preference = preferenceOf(server, setting);
    const found = preferences.get(preference);
    if (!found) return [];
    const { value, by, file } = found;
    return [{ setting, value: inWords(setting, value), preference, by, file }];
  });
}

/**
 * The server as the page may see it.
 *
 * @param preferences those that are set again at every start; none where nobody asks
 */
export function snapshot(
  server: NativeServer,
  preferences: RewrittenPreferences = new Map(),
): ServerSnapshot {
  return {
    id: server.id,
    type: server.native.type,
    hostname: hostnameOf(server),
    port: portOf(server),
    username: server.native.username,
    security: securityOf(server.native.socketType),
    authentication: authenticationOf(server.native.authMethod),
    lockedSettings: SETTINGS.filter((setting) =>
      Services.prefs.prefIsLocked(preferenceOf(server, setting)),
    ),
    rewrittenSettings: rewrittenSettings(server, preferences),
  };
}

function incoming(native: IncomingServer): NativeServer {
  return { kind: "incoming", id: `incoming:${native.key}`, native };
}

function outgoing(native: OutgoingServer): NativeServer {
  return {
    kind: "outgoing",
    id: `outgoing:${native.key}`,
    native: native.QueryInterface(Ci.nsISmtpServer),
  };
}

/** Native Exchange servers have neither a port nor a security, and stay as they are. */
function smtpServers(): NativeServer[] {
  return MailServices.outgoingServer.servers.filter(({ type }) => type === "smtp").map(outgoing);
}

/** Every server of an account and every SMTP server. */
export function allServers(): NativeServer[] {
  const incomingServers = MailServices.accounts.accounts.flatMap(({ incomingServer }) =>
    incomingServer ? [incoming(incomingServer)] : [],
  );
  return [...incomingServers, ...smtpServers()];
}

/** The server with this id, if it (still) exists. */
export function findServer(id: string): NativeServer | undefined {
  return allServers().find((server) => server.id === id);
}

/** Through which server an identity sends; null: none, one that is gone, or none that speaks SMTP. */
export function outgoingServerIdOf(identity: Identity): string | null {
  // May be missing altogether when the identity names a server that is gone.
  const server = MailServices.outgoingServer.getServerByIdentity(identity);
  return server?.type === "smtp" ? `outgoing:${server.key}` : null;
}

function snapshotIdentity(identity: Identity): IdentitySnapshot {
  const { key, email } = identity;
  return { id: key, email, outgoingServerId: outgoingServerIdOf(identity) };
}

/** How far the switch of the server with this UID has come. */
type StateOf = (uid: string) => StoredSwitchState | undefined;

function withState(server: NativeServer, snapshotted: ServerSnapshot, stateOf: StateOf) {
  const state = stateOf(uidOf(server));
  return state ? { ...snapshotted, state } : snapshotted;
}

function snapshotAccount(
  { key, incomingServer, identities }: Account,
  look: (server: NativeServer) => ServerSnapshot = snapshot,
): AccountSnapshot {
  return {
    id: key,
    name: incomingServer?.prettyName ?? key,
    incoming: incomingServer ? look(incoming(incomingServer)) : null,
    identities: identities.map(snapshotIdentity),
  };
}

/** All accounts and outgoing servers. Never touches the login store, so it never opens a dialog. */
export async function snapshotMailSettings(stateOf: StateOf): Promise<MailSettings> {
  const preferences = await readRewrittenPreferences();
  const look = (server: NativeServer) => withState(server, snapshot(server, preferences), stateOf);
  return {
    accounts: MailServices.accounts.accounts.map((account) => snapshotAccount(account, look)),
    outgoingServers: smtpServers().map(look),
    accountSettingsOpen: isAccountSettingsOpen(),
  };
}

/** Ids of the servers that belong to an account; undefined when there is no such account. */
export function serverIdsOfAccount(accountId: string): ReadonlySet<string> | undefined {
  const account = MailServices.accounts.accounts.find(({ key }) => key === accountId);
  return account && serverIdsOf(snapshotAccount(account));
}
