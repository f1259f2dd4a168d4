// Thunderbird's login store, as the tests fill it, compare it and lock it.
import fs from "node:fs";
import path from "node:path";
import { type Thunderbird, until } from "./thunderbird";

export const PRIMARY_PASSWORD = "primary password of a test";

export interface StoredLogin {
  readonly origin: string;
  readonly realm: string;
  readonly user: string;
  readonly password: string;
  readonly guid: string;
}

/** Stores logins as Thunderbird itself does after a sign-in. */
export async function storeLogins(
  thunderbird: Thunderbird,
  logins: readonly Omit<StoredLogin, "guid">[],
): Promise<void> {
  await thunderbird.inParent(async (all) => {
    for (const { origin, realm, user, password } of all) {
      const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
      login.init(origin, null, realm, user, password, "", "");
      await Services.logins.addLoginAsync(login);
    }
  }, logins);
}

/** Everything in it, decrypted, in a fixed order. */
export async function readLogins(thunderbird: Thunderbird): Promise<readonly StoredLogin[]> {
  return thunderbird.inParent(async () => {
    const logins = await Services.logins.getAllLogins();
    return logins
      .map((login: any) => ({
        origin: login.origin,
        realm: login.httpRealm,
        user: login.username,
        password: login.password,
        guid: login.QueryInterface(Ci.nsILoginMetaInfo).guid,
      }))
      .sort((a: StoredLogin, b: StoredLogin) => (a.guid < b.guid ? -1 : 1));
  });
}

/**
 * Waits until they are all in the profile's file: Thunderbird writes it late, and after a time in which
 * it could not only when something changes (JSONFile.sys.mjs). So the time of one is changed.
 */
export async function loginsWritten(thunderbird: Thunderbird, profile: string): Promise<void> {
  await thunderbird.inParent(async () => {
    const { logins } = Services;
    const [login] = await logins.getAllLogins();
    if (!login) return;
    const bag = Cc["@mozilla.org/hash-property-bag;1"].createInstance(Ci.nsIWritablePropertyBag);
    bag.setProperty("timeLastUsed", Date.now());
    // 140 has the other one.
    await (logins.modifyLoginAsync ?? logins.modifyLogin).call(logins, login, bag);
  });
  const logins = await readLogins(thunderbird);
  const missing = () => {
    const file = path.join(profile, "logins.json");
    const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    return logins.filter(({ guid }) => !text.includes(guid));
  };
  await until("the logins to be written", () => missing().length === 0).catch((error: unknown) => {
    const words = missing().map(({ origin, user }) => `${origin} ${user}`);
    throw new Error(`${String(error)}: ${words.join(", ")}`);
  });
}

/** Sets a primary password and locks the store, as it is after a start before anybody has typed it. */
export async function lockLoginStore(thunderbird: Thunderbird): Promise<void> {
  await thunderbird.inParent((password) => {
    if (Cc["@mozilla.org/security/internalkeytoken;1"]) {
      const token = Cc["@mozilla.org/security/internalkeytoken;1"].getService(Ci.nsIPKCS11Token);
      token.changePassword("", password);
      token.logout();
      return;
    }
    // 140
    const database = Cc["@mozilla.org/security/pk11tokendb;1"].getService(Ci.nsIPK11TokenDB);
    const token = database.getInternalKeyToken();
    try {
      token.changePassword("", password);
    } catch {
      token.initPassword(password);
    }
    token.logoutSimple();
  }, PRIMARY_PASSWORD);
}

/** Takes the primary password away again, which also unlocks the store. */
export async function unlockLoginStore(thunderbird: Thunderbird): Promise<void> {
  await thunderbird.inParent((password) => {
    const key = Cc["@mozilla.org/security/internalkeytoken;1"];
    const token = key
      ? key.getService(Ci.nsIPKCS11Token)
      : Cc["@mozilla.org/security/pk11tokendb;1"]
          .getService(Ci.nsIPK11TokenDB)
          .getInternalKeyToken();
    // 140 changes it only for somebody who is logged in, and asks in a dialog.
    const { testRecord } = Cu.getGlobalForObject(Services);
    testRecord.primaryPassword = password;
    if (!key) token.login(false);
    token.changePassword(password, "");
    testRecord.primaryPassword = undefined;
  }, PRIMARY_PASSWORD);
}

/** Thunderbird itself gets a new token for somebody, as it does when an access token has expired. */
export async function renewToken(thunderbird: Thunderbird, user: string): Promise<void> {
  await thunderbird.inParent(async (name) => {
    const { OAuth2Module } = ChromeUtils.importESModule("resource:///modules/OAuth2Module.sys.mjs");
    const module = new OAuth2Module();
    module.initFromHostname("outlook.office365.com", name, "imap");
    module._oauth.accessToken = null;
    await new Promise<void>((resolve, reject) => {
      module.connect(false, {
        onSuccess: () => {
          resolve();
        },
        onFailure: () => {
          reject(new Error("Thunderbird got no token"));
        },
      });
    });
  }, user);
}
