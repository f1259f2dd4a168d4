// Refresh tokens in Thunderbird's login store, where Thunderbird itself keeps and looks for them:
// origin "oauth://<issuer>", realm the granted scopes (OAuth2Module.sys.mjs). Their values stay here
// and in sign-in.ts.
import type { StoredSecret } from "../core/mail-servers";
import type { Protocol } from "../core/server";
import { setTimeout } from "./parent-global";
import { covers, findProvider, type Provider } from "./provider";
import { hostnameOf, type NativeServer } from "./server";
import { modifyLogin } from "./thunderbird-140";

const { OAuth2Module } = ChromeUtils.importESModule("resource:///modules/OAuth2Module.sys.mjs");

/** What OAuth2Module wants to know of a server. */
export interface NamedLogin {
  readonly hostname: string;
  readonly username: string;
  /** Thunderbird's type of the server. */
  readonly protocol: string;
}

/** Milliseconds until a login or a preference must be found in its file. */
const FILE_TIME_LIMIT = 10_000;

/** True while only the primary password could open the login store; asking for it is not our business. */
export function isLoginStoreLocked(): boolean {
  return !Services.logins.isLoggedIn;
}

/** Whether this user has an entry; a locked store is not asked, or it would open a dialog. */
async function stored(origin: string, username: string): Promise<StoredSecret> {
  if (isLoginStoreLocked()) return "locked";
  const logins = await Services.logins.searchLoginsAsync({ origin });
  return logins.some((login) => login.username === username) ? "some" : "none";
}

/** Whether a token of this issuer is stored for the server's user. */
export function storedToken(issuer: string, { native }: NativeServer): Promise<StoredSecret> {
  return stored(`oauth://${issuer}`, native.username);
}

/** Whether a password for this server is stored for its user. */
export function storedPassword(server: NativeServer): Promise<StoredSecret> {
  const { type, username } = server.native;
  // A POP3 password is stored under its local store's type (CreateInBackend.sys.mjs).
  const scheme = type === "pop3" ? "mailbox" : type;
  return stored(`${scheme}://${hostnameOf(server)}`, username);
}

/** The login with a token of this person that is good for the provider's required scopes. */
export async function findStoredToken(
  provider: Provider,
  username: string,
): Promise<Login | undefined> {
  const logins = await Services.logins.searchLoginsAsync({ origin: `oauth://${provider.issuer}` });
  return logins
    .filter((login) => login.username === username)
    .filter((login) => covers(login.httpRealm, provider.requiredScopes))
    .sort((a, b) => b.httpRealm.length - a.httpRealm.length)[0];
}

/**
 * Puts the token that the service gave in exchange for a stored one in its place: same entry, same
 * scopes. The old one may be dead already, also in the object that Thunderbird shares in memory.
 */
export async function replaceStoredToken(
  login: Login,
  token: string,
  server: { readonly hostname: string; readonly protocol: string },
): Promise<void> {
  const changes = Cc["@mozilla.org/hash-property-bag;1"]?.createInstance(Ci.nsIWritablePropertyBag);
  if (!changes) return;
  changes.setProperty("password", token);
  changes.setProperty("timePasswordChanged", Date.now());
  const old = login.password;
  await modifyLogin(login, changes);
  const module = new OAuth2Module();
  if (!module.initFromHostname(server.hostname, login.username, server.protocol)) return;
  if (module._oauth.refreshToken === old) module._oauth.refreshToken = token;
}

/** Whether the login store's file holds this login as it is in memory now. */
async function isOnDisk({ guid, timePasswordChanged }: LoginMetaInfo): Promise<boolean> {
  const folder = Services.dirsvc.get("ProfD", Ci.nsIFile).path;
  try {
    const file = JSON.parse(await IOUtils.readUTF8(PathUtils.join(folder, "logins.json"))) as {
      readonly logins?: readonly LoginMetaInfo[];
    };
    return (file.logins ?? []).some(
      (login) => login.guid === guid && login.timePasswordChanged === timePasswordChanged,
    );
  } catch {
    // Not there yet, or just being replaced.
    return false;
  }
}

/** Asks again and again until the answer is yes; no after the time limit. */
export async function eventually(
  condition: () => Promise<boolean>,
  timeLimit = FILE_TIME_LIMIT,
): Promise<boolean> {
  const end = Date.now() + timeLimit;
  while (Date.now() < end) {
    if (await condition()) return true;
    await new Promise<void>((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/**
 * Gives a proven token to Thunderbird, for one user name, as if Thunderbird had fetched it, and
 * waits until the login store's file holds it: the store writes 1.5 s late, and settings without a
 * token must never be what a power cut leaves.
 *
 * @returns false when it could not be stored (a declined primary password, a full disk …).
 */
export async function handOverToken(
  oauth: OAuth2,
  provider: Provider,
  server: NamedLogin,
): Promise<boolean> {
  const token = oauth.refreshToken;
  if (!token) return false;
  const known = await findStoredToken(provider, server.username);
  if (known?.password !== token) {
    const module = new OAuth2Module();
    if (!module.initFromHostname(server.hostname, server.username, server.protocol)) return false;
    module._oauth.scope = oauth.scope;
    module._oauth.refreshToken = token;
    // The next login shall use the new person's token, not what an old one still has for an hour.
    module._oauth.accessToken = null;
    await module.setRefreshToken(token);
  }
  const login = await findStoredToken(provider, server.username);
  return login?.password === token && isKept(login);
}

/**
 * The same for a token that Thunderbird has stored by itself. It is not written again: Thunderbird
 * may have got a newer one for it meanwhile, and the one that was proven may be dead by then.
 */
export async function isStoredTokenKept(provider: Provider, username: string): Promise<boolean> {
  const login = await findStoredToken(provider, username);
  return login !== undefined && isKept(login);
}

function isKept(login: Login): Promise<boolean> {
  const meta = login.QueryInterface(Ci.nsILoginMetaInfo);
  return eventually(() => isOnDisk(meta));
}

/** Thunderbird's own way to a token for a server, without any window or dialog. */
export async function fetchTokenSilently(
  server: NativeServer,
): Promise<"fetched" | "no-stored-token" | "refused" | "unreachable"> {
  const { hostname, username, protocol } = loginOf(server);
  const provider = findProvider(hostname, protocol as Protocol);
  if (!provider || !(await findStoredToken(provider, username))) return "no-stored-token";
  const module = new OAuth2Module();
  module.initFromHostname(hostname, username, protocol);
  // Or a dead token would open the dialog "Reauthorize access" although no window is allowed.
  module._oauth._isRetrying = true;
  const fetched = new Promise<"fetched" | "refused" | "unreachable">((resolve) => {
    module.connect(false, {
      onSuccess: () => {
        resolve("fetched");
      },
      // The listener is told nothing but NS_ERROR_ABORT; an OAuth2 error drops the token, a broken
      // connection does not.
      onFailure: () => {
        resolve(module._oauth.refreshToken ? "unreachable" : "refused");
      },
    });
  });
  // The object is Thunderbird's own, and shall ask the person again when it has to.
  return fetched.finally(() => (module._oauth._isRetrying = false));
}

function loginOf(server: NativeServer): NamedLogin {
  return {
    hostname: hostnameOf(server),
    username: server.native.username,
    protocol: server.native.type,
  };
}
