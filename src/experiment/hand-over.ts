// Gives a proven token to Thunderbird as if Thunderbird had fetched it, and can take it back.
import { findStoredToken, type NamedLogin } from "./stored-token";
import { isInLoginsFile } from "./profile-file";
import type { Provider } from "./provider";
import { forgetTokens, modifyLogin, removeLogin } from "./thunderbird-140";

const { OAuth2Module } = ChromeUtils.importESModule("resource:///modules/OAuth2Module.sys.mjs");

/** Makes the entries of one user at one provider what they were before the hand-over. */
export type TakeBack = () => Promise<void>;

/** What an entry was: the objects of the login store change with it. */
interface Entry {
  readonly guid: string;
  readonly realm: string;
  readonly password: string;
}

async function entriesOf(origin: string, username: string): Promise<readonly Login[]> {
  const logins = await Services.logins.searchLoginsAsync({ origin });
  return logins.filter((login) => login.username === username);
}

function entry(login: Login): Entry {
  const { guid } = login.QueryInterface(Ci.nsILoginMetaInfo);
  return { guid, realm: login.httpRealm, password: login.password };
}

async function restore(origin: string, username: string, before: readonly Entry[]): Promise<void> {
  const now = await entriesOf(origin, username);
  for (const login of now) {
    const { guid, realm, password } = entry(login);
    const was = before.find((one) => one.guid === guid);
    if (!was) await removeLogin(login);
    else if (was.password !== password || was.realm !== realm) {
      await modifyLogin(login, { password: was.password, httpRealm: was.realm });
    }
  }
  const guids = new Set(now.map((login) => entry(login).guid));
  // 140 replaces an entry of fewer scopes by a new one.
  for (const { guid, realm, password } of before) {
    if (guids.has(guid)) continue;
    const login = Cc["@mozilla.org/login-manager/loginInfo;1"]?.createInstance(Ci.nsILoginInfo);
    login?.init(origin, null, realm, username, password, "", "");
    if (login) await Services.logins.addLoginAsync(login);
  }
  // Or the objects that Thunderbird keeps in memory would go on with the other token.
  forgetTokens(OAuth2Module, origin, username);
}

/**
 * Hands a token over for one user name, and waits until the login store's file holds it: the store
 * writes 1.5 s late, and settings without a token must never be what a power cut leaves.
 *
 * @returns undefined when it could not be stored (a declined primary password, a full disk …);
 *   everything is as it was then
 */
export async function handOverToken(
  oauth: OAuth2,
  provider: Provider,
  server: NamedLogin,
): Promise<TakeBack | undefined> {
  const token = oauth.refreshToken;
  if (!token) return undefined;
  const origin = `oauth://${provider.issuer}`;
  let takeBack: TakeBack = () => Promise.resolve();
  try {
    const before = (await entriesOf(origin, server.username)).map(entry);
    if (before.some(({ password }) => password === token)) {
      // Nothing was written, so there is nothing to take back from a token that may be renewed by then.
      return (await isStoredTokenKept(provider, server.username)) ? takeBack : undefined;
    }
    const module = new OAuth2Module();
    if (!module.initFromHostname(server.hostname, server.username, server.protocol)) {
      return undefined;
    }
    takeBack = () => restore(origin, server.username, before);
    module._oauth.scope = oauth.scope;
    module._oauth.refreshToken = token;
    // The next login shall use the new person's token, not what an old one still has for an hour.
    module._oauth.accessToken = null;
    await module.setRefreshToken(token);
    const login = await findStoredToken(provider, server.username);
    if (login?.password === token && (await isKept(login))) return takeBack;
  } catch {
    // The login store refused: locked meanwhile, or broken.
  }
  await takeBack().catch(() => undefined);
  return undefined;
}

/**
 * The same for a token that Thunderbird has stored by itself. It is not written again: Thunderbird
 * may have got a newer one for it meanwhile, and the one that was proven may be dead by then. But a
 * file that could not be written once (a full disk) stays behind until something else changes; so it
 * is made to be written.
 */
export async function isStoredTokenKept(provider: Provider, username: string): Promise<boolean> {
  try {
    const login = await findStoredToken(provider, username);
    if (!login) return false;
    if (await isKept(login, 0)) return true;
    await modifyLogin(login, {});
    const touched = await findStoredToken(provider, username);
    return touched !== undefined && (await isKept(touched));
  } catch {
    return false;
  }
}

function isKept(login: Login, timeLimit?: number): Promise<boolean> {
  const { guid, timePasswordChanged } = login.QueryInterface(Ci.nsILoginMetaInfo);
  return isInLoginsFile(
    (stored) =>
      stored.some((one) => one.guid === guid && one.timePasswordChanged === timePasswordChanged),
    timeLimit,
  );
}
