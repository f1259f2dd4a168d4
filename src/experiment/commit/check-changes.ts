// Everything that must be true before a single setting is written. A page is not trusted to have
// asked for the right thing: the parent process allows a switch to OAuth2, over TLS, on a host of
// Thunderbird's own providers, of what was proven, and nothing else.
import type { ApplyFailureReason, SettingChange } from "../../core/mail-servers/commit";
import type { LoginTarget } from "../../core/mail-servers/proof";
import type { Protocol, ServerSnapshot, Setting } from "../../core/server";
import { findProvider } from "../provider";
import type { Proofs } from "../prove/prove-login";
import { findServer, type NativeServer, serverIdsOfAccount, snapshot } from "../server";
import type { SignIn } from "../sign-in";

/** One server whose changes are allowed. */
export interface AllowedServer {
  readonly server: NativeServer;
  readonly changes: readonly SettingChange[];
  readonly target: LoginTarget;
  readonly signIn: SignIn;
}

/** Why not, and where. */
export interface NotAllowed {
  readonly ok: false;
  readonly reason: ApplyFailureReason;
  readonly serverId?: string;
  readonly setting?: Setting;
}

/** Incoming host and user names carry folder addresses, filters and logins; they are not changed. */
const CHANGEABLE: Record<NativeServer["kind"], readonly Setting[]> = {
  incoming: ["port", "security", "authentication"],
  outgoing: ["hostname", "port", "security", "authentication", "username"],
};

/** What the server will be: the snapshot with the changes in it. */
function changed(now: ServerSnapshot, changes: readonly SettingChange[]): ServerSnapshot {
  const after = Object.fromEntries(changes.map(({ setting, after: value }) => [setting, value]));
  return { ...now, ...after };
}

function checkChange(
  server: NativeServer,
  now: ServerSnapshot,
  change: SettingChange,
): ApplyFailureReason | undefined {
  const { setting, before, after } = change;
  if (!CHANGEABLE[server.kind].includes(setting)) return "setting-not-allowed";
  if (setting === "authentication" && after !== "oauth2") return "authentication-not-allowed";
  if (now[setting] !== before) return "stale-plan";
  if (now.lockedSettings.includes(setting)) return "setting-locked";
  return undefined;
}

function checkServer(
  server: NativeServer,
  changes: readonly SettingChange[],
  proofs: Proofs,
  proofIds: readonly string[],
): AllowedServer | NotAllowed {
  const now = snapshot(server);
  const serverId = server.id;
  for (const change of changes) {
    const reason = checkChange(server, now, change);
    if (reason) return { ok: false, reason, serverId, setting: change.setting };
  }
  const { authentication, security, hostname, port, username } = changed(now, changes);
  if (authentication !== "oauth2") {
    return { ok: false, reason: "authentication-not-allowed", serverId };
  }
  if (security !== "tls" && security !== "starttls") {
    return { ok: false, reason: "security-not-allowed", serverId };
  }
  const provider = findProvider(hostname, now.type as Protocol);
  if (!provider) return { ok: false, reason: "host-not-allowed", serverId };
  const target = { hostname, port, security, username };
  const signIn = proofs.signInFor(server, target, proofIds);
  if (signIn?.provider.issuer !== provider.issuer) {
    return { ok: false, reason: "not-proven", serverId };
  }
  return { server, changes, target, signIn };
}

/** All servers with their changes, or the first reason why nothing may be written. */
export function checkChanges(
  accountId: string,
  changes: readonly SettingChange[],
  proofs: Proofs,
  proofIds: readonly string[],
): readonly AllowedServer[] | NotAllowed {
  const own = serverIdsOfAccount(accountId);
  if (!own) return { ok: false, reason: "unknown-account" };
  if (changes.length === 0) return { ok: false, reason: "nothing-to-change" };
  const allowed: AllowedServer[] = [];
  for (const serverId of new Set(changes.map((change) => change.serverId))) {
    const server = own.has(serverId) ? findServer(serverId) : undefined;
    if (!server) return { ok: false, reason: "unknown-server", serverId };
    const ofServer = changes.filter((change) => change.serverId === serverId);
    const checked = checkServer(server, ofServer, proofs, proofIds);
    if ("ok" in checked) return checked;
    // A user name has one token, so all servers must have been proven with the same.
    if (allowed[0] && allowed[0].signIn !== checked.signIn) {
      return { ok: false, reason: "not-proven", serverId };
    }
    allowed.push(checked);
  }
  return allowed;
}

/** Values that no page of ours would send: a programmer's mistake, told by its words. */
export function mistakeIn(changes: readonly SettingChange[]): string | undefined {
  const seen = new Set<string>();
  for (const { serverId, setting, after } of changes) {
    const where = `${setting} of ${serverId}`;
    if (seen.has(where)) return `${where} is changed twice`;
    seen.add(where);
    if (setting === "port") {
      if (!Number.isInteger(after) || Number(after) < 1 || Number(after) > 65535) {
        return `${where} must be an integer from 1 to 65535`;
      }
    } else if (typeof after !== "string" || after === "") {
      return `${where} must be a text`;
    }
  }
  return undefined;
}
