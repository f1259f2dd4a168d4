// What would make a sign-in fail on this computer, looked at before anybody signs in. Reads only:
// nothing is changed, no dialog is opened. Nothing leaves the computer either, but for one question
// without any content to the provider's service, when a server is named.
import { diagnoseCertificate } from "../core/diagnose/diagnose-certificate";
import type { Obstacle, Preflight } from "../core/mail-servers/preflight";
import type { Protocol } from "../core/server";
import { clearTimeout, parentGlobal, setTimeout } from "./parent-global";
import { findProvider } from "./provider";
import { serviceAt } from "./prove/service-at";
import { findSignInWindow, signsInWithBrowser } from "./sign-in-place";
import { isLoginStoreLocked } from "./stored-token";
import { hasPendingPrompt } from "./thunderbird-140";

const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");

/** Reject all, netwerk/cookie/nsICookieService.idl BEHAVIOR_REJECT. */
const REJECT_COOKIES = 2;
/** netwerk/base/nsIProtocolProxyService.idl: manual, by a script, found by WPAD. */
const PROXIES: ReadonlySet<number> = new Set([1, 2, 4]);

/**
 * Add-ons that answer for the login store, and with which sign-ins hang when their program does
 * not: https://github.com/kkapsner/keepassxc-mail/issues/142
 */
const LOGIN_STORE_ADD_ON = /keepass|browserpass|keebird|bitwarden/i;

/** Milliseconds for a connection to this very computer. */
const LOOPBACK_TIME = 2000;

/** A preference, as an obstacle when it has the value that is one. */
function preference(code: Obstacle["code"], name: string, isObstacle: boolean): Obstacle[] {
  return isObstacle ? [{ code, locked: Services.prefs.prefIsLocked(name) }] : [];
}

/** Something that no preference says. */
function found(code: Obstacle["code"], isObstacle: boolean): Obstacle[] {
  return isObstacle ? [{ code, locked: false }] : [];
}

function hasBrowser(): boolean {
  const info = Cc["@mozilla.org/uriloader/external-protocol-service;1"]
    ?.getService(Ci.nsIExternalProtocolService)
    .getProtocolHandlerInfo("https");
  if (!info) return false;
  return (
    info.hasDefaultHandler ||
    info.preferredApplicationHandler !== null ||
    info.possibleApplicationHandlers.length > 0
  );
}

/** Whether a program on this computer, the browser, would reach a listener of Thunderbird's. */
async function reachesLoopback(): Promise<boolean> {
  const listener = Cc["@mozilla.org/network/server-socket;1"]?.createInstance(Ci.nsIServerSocket);
  if (!listener) return false;
  try {
    listener.init(-1, true, -1);
  } catch {
    return false;
  }
  const socket = new parentGlobal.TCPSocket("127.0.0.1", listener.port, {
    useSecureTransport: false,
    binaryType: "string",
  });
  let timer: number | undefined;
  const connected = await new Promise<boolean>((resolve) => {
    const end = (isConnected: boolean) => () => {
      resolve(isConnected);
    };
    timer = setTimeout(end(false), LOOPBACK_TIME);
    socket.onopen = end(true);
    socket.onerror = end(false);
    socket.onclose = end(false);
  });
  clearTimeout(timer);
  socket.closeImmediately();
  listener.close();
  return connected;
}

async function browserObstacles(): Promise<Obstacle[]> {
  return [
    ...found("no-browser", !hasBrowser()),
    ...found("loopback-blocked", !(await reachesLoopback())),
  ];
}

function windowObstacles(): Obstacle[] {
  const { prefs } = Services;
  const cookies = "network.cookie.cookieBehavior";
  return [
    ...preference("cookies-off", cookies, prefs.getIntPref(cookies, 0) === REJECT_COOKIES),
    ...preference(
      "javascript-off",
      "javascript.enabled",
      !prefs.getBoolPref("javascript.enabled", true),
    ),
    ...preference(
      "site-data-off",
      "dom.storage.enabled",
      !prefs.getBoolPref("dom.storage.enabled", true),
    ),
    ...found("window-without-device", true),
  ];
}

function isProfileWritable(): boolean {
  const folder = Services.dirsvc.get("ProfD", Ci.nsIFile);
  const files = ["prefs.js", "logins.json"].map((name) => {
    const file = folder.clone();
    file.append(name);
    return file;
  });
  return [folder, ...files.filter((file) => file.exists())].every(isWritable);
}

function isWritable(file: NativeFile): boolean {
  try {
    return file.isWritable();
  } catch {
    // It only answers for missing rights; a file that is immutable, or on a read-only disk, throws.
    return false;
  }
}

async function loginStoreAddOns(): Promise<Obstacle[]> {
  const addOns = await AddonManager.getAddonsByTypes(["extension"]);
  const names = addOns
    .filter(({ id, name, isActive }) => isActive && LOGIN_STORE_ADD_ON.test(`${id} ${name}`))
    .map(({ name }) => name);
  return names.length > 0 ? [{ code: "login-store-add-on", locked: false, names }] : [];
}

/** Who answers for the provider of a server. */
async function serviceObstacles(hostname: string, protocol: Protocol): Promise<Obstacle[]> {
  const provider = findProvider(hostname, protocol);
  if (!provider || Services.io.offline) return [];
  const { reached, certificate } = await serviceAt(provider.issuerDetails.tokenEndpoint);
  const names = certificate && certificate.issuer !== "" ? { names: [certificate.issuer] } : {};
  if (certificate?.error !== undefined) {
    const isExpired = diagnoseCertificate(certificate) === "certificate-expired";
    const code = isExpired ? "clock-wrong" : "service-intercepted";
    return [{ code, locked: false, ...names }];
  }
  if (!reached) return [{ code: "service-unreachable", locked: false }];
  return certificate?.builtInRoot === false
    ? [{ code: "service-read-along", locked: false, ...names }]
    : [];
}

/** See the schema. */
export async function preflight(hostname?: string, protocol?: Protocol): Promise<Preflight> {
  const { prefs, io } = Services;
  const proxyType = "network.proxy.type";
  const saves = "signon.rememberSignons";
  const sandbox = "mail.microsoft.useM365Sandbox";
  const byBrowser = signsInWithBrowser();
  return {
    signInBy: byBrowser ? "browser" : "window",
    obstacles: [
      ...found("offline", io.offline),
      ...found("sign-in-window-open", findSignInWindow() !== undefined),
      ...found("prompt-pending", hasPendingPrompt()),
      ...found("login-store-locked", isLoginStoreLocked()),
      ...found("profile-read-only", !isProfileWritable()),
      ...(byBrowser ? await browserObstacles() : windowObstacles()),
      ...preference("proxy", proxyType, PROXIES.has(prefs.getIntPref(proxyType, 0))),
      ...preference("passwords-not-saved", saves, !prefs.getBoolPref(saves, true)),
      ...preference("sandbox", sandbox, prefs.getBoolPref(sandbox, false)),
      ...(await loginStoreAddOns()),
      ...(hostname !== undefined && protocol ? await serviceObstacles(hostname, protocol) : []),
    ],
  };
}
