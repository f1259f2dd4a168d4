// Refresh tokens in Thunderbird's login store, where Thunderbird itself keeps and looks for them:
// origin "oauth://<issuer>", realm the granted scopes (OAuth2Module.sys.mjs). Their values, and those of
// access tokens, stay in the parent process.
import type { StoredSecret } from "../core/mail-servers/stored-login";
import type { TokenFailureReason } from "../core/mail-servers/subscriptions";
import type { Protocol } from "../core/server";
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

/** True while only the primary password could open the login store; asking for it is not our business. */
export function isLoginStoreLocked(): boolean {
  return !Services.logins.isLoggedIn;
}

/**
 * Whether this user has an entry; a locked store is not asked, or it would open a dialog.
 *
 * @param realm any when absent
 */
async function stored(origin: string, username: string, realm?: string): Promise<StoredSecret> {
  if (isLoginStoreLocked()) return "locked";
  const logins = await Services.logins.searchLoginsAsync({ origin });
  const own = logins.filter((login) => login.username === username);
  return own.some(({ httpRealm }) => httpRealm === (realm ?? httpRealm)) ? "some" : "none";
}

/** Whether a token of this issuer is stored for the server's user. */
export function storedToken(issuer: string, { native }: NativeServer): Promise<StoredSecret> {
  return stored(`oauth://${issuer}`, native.username);
}

/** Under which origin, which is also the realm, Thunderbird keeps a server's password. */
export function passwordOrigin(type: string, hostname: string): string {
  // A POP3 password is stored under its local store's type (CreateInBackend.sys.mjs).
  return `${type === "pop3" ? "mailbox" : type}://${hostname}`;
}

/** Whether a password for this server is stored for its user. */
export function storedPassword(server: NativeServer): Promise<StoredSecret> {
  const { type, username } = server.native;
  const origin = passwordOrigin(type, hostnameOf(server));
  return stored(origin, username, origin);
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
  const old = login.password;
  await modifyLogin(login, { password: token });
  const module = new OAuth2Module();
  if (!module.initFromHostname(server.hostname, login.username, server.protocol)) return;
  if (module._oauth.refreshToken === old) module._oauth.refreshToken = token;
}

/** A token that Thunderbird would sign in with, or why there is none. */
export type SilentToken =
  | { readonly ok: true; readonly accessToken: string }
  | { readonly ok: false; readonly reason: Exclude<TokenFailureReason, "login-store-locked"> };

/** Thunderbird's own way to a token for a server, without any window or dialog. */
export async function fetchTokenSilently(server: NativeServer): Promise<SilentToken> {
  const { hostname, username, protocol } = loginOf(server);
  const provider = findProvider(hostname, protocol as Protocol);
  if (!provider || !(await findStoredToken(provider, username))) {
    return { ok: false, reason: "no-stored-token" };
  }
  const module = new OAuth2Module();
  module.initFromHostname(hostname, username, protocol);
  // Or a dead token would open the dialog "Reauthorize access" although no window is allowed.
  module._oauth._isRetrying = true;
  const fetched = new Promise<SilentToken>((resolve) => {
    module.connect(false, {
      onSuccess: () => {
        resolve({ ok: true, accessToken: module._oauth.accessToken ?? "" });
      },
      // The listener is told nothing but NS_ERROR_ABORT; an OAuth2 error drops the token, a broken
      // connection does not.
      onFailure: () => {
        const reason = module._oauth.refreshToken ? "unreachable" : "refused";
        resolve({ ok: false, reason });
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
