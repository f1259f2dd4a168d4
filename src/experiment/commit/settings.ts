// Writes settings of servers, and makes sure that the preferences file has them.
import type { Security, Setting } from "../../core/server";
import { NATIVE_OAUTH2, nativeSecurity } from "../../core/native-values";
import { preferenceOf, type NativeServer } from "../server";
import { isInPreferencesFile } from "../profile-file";
import type { StoredValue } from "../../core/record/commit-record";

/** A setting and the value in words that it shall have. */
export interface NewValue {
  readonly setting: Setting;
  readonly after: string | number;
}

/** The user's value of a preference, null where it has none. */
export function storedValue(name: string): StoredValue {
  const { prefs } = Services;
  if (!prefs.prefHasUserValue(name)) return null;
  return prefs.getPrefType(name) === prefs.PREF_INT
    ? prefs.getIntPref(name)
    : prefs.getStringPref(name);
}

function restore(name: string, value: StoredValue): void {
  if (value === null) Services.prefs.clearUserPref(name);
  else if (typeof value === "number") Services.prefs.setIntPref(name, value);
  else Services.prefs.setStringPref(name, value);
}

/**
 * Open connections are signed in the old way and would be used on. An outgoing server that is
 * just sending is left alone: its connection ends by itself after some seconds.
 */
export function closeCachedConnections(server: NativeServer): void {
  if (server.kind === "outgoing" && server.native.wrappedJSObject?._busyConnections?.length) return;
  server.native.closeCachedConnections();
}

/**
 * Writes new settings of one server. Synchronous, and without the setters that forget passwords:
 * host and user name go in as preferences, and the port's setter, last, renews the address that
 * Thunderbird keeps for an outgoing server.
 */
export function writeSettings(server: NativeServer, values: readonly NewValue[]): void {
  const value = (setting: Setting) => values.find((one) => one.setting === setting)?.after;
  for (const setting of ["hostname", "username"] as const) {
    const text = value(setting);
    if (text !== undefined)
      Services.prefs.setStringPref(preferenceOf(server, setting), String(text));
  }
  const security = value("security");
  if (security !== undefined) server.native.socketType = nativeSecurity(security as Security);
  if (value("authentication") !== undefined) server.native.authMethod = NATIVE_OAUTH2;
  // After the security, on which its default depends.
  const port = value("port");
  if (port !== undefined) server.native.port = Number(port);
  else refreshAddress(server);
}

/** `serverURI` of an outgoing server is kept until its port is set (SmtpServer.sys.mjs). */
function refreshAddress(server: NativeServer): void {
  if (server.kind !== "outgoing") return;
  const name = preferenceOf(server, "port");
  const stored = storedValue(name);
  const { port } = server.native;
  server.native.port = port;
  restore(name, stored);
}

/** Puts preferences of one server back, line by line: what had none has none again. Synchronous. */
export function restoreSettings(
  server: NativeServer,
  values: readonly { readonly setting: Setting; readonly stored: StoredValue }[],
): void {
  for (const { setting, stored } of values) restore(preferenceOf(server, setting), stored);
  refreshAddress(server);
}

/**
 * Saves the preferences file and looks whether it was: saving is asynchronous and fails silently.
 *
 * @param marker a text that the file must hold, or must not hold any more
 */
export function saveSettings(marker: string, present: boolean): Promise<boolean> {
  Services.prefs.savePrefFile(null);
  return isInPreferencesFile(marker, present);
}
