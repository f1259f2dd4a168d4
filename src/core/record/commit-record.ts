// What a commit has changed, as it is kept in a preference. It may have been written by another
// version of the add-on, cut off or edited by hand: reading believes nothing. Holds no secret.
import type { Setting } from "../server";
import { isObject, isText } from "./stored-value";

/** A preference's own value: null when it had none and Thunderbird's default was in force. */
export type StoredValue = string | number | null;

export interface RecordedSetting {
  readonly setting: Setting;
  /** In words, as the page saw them. */
  readonly before: string | number;
  readonly after: string | number;
  /** As the preferences file had it. */
  readonly stored: StoredValue;
}

export interface RecordedServer {
  readonly kind: "incoming" | "outgoing";
  /**
   * Keys are used again after a server was deleted. So is this, for an outgoing server: Thunderbird
   * leaves its preferences behind, and the next server with its key inherits them.
   */
  readonly uid: string;
  readonly type: string;
  /** As they are after the commit. The first records do not name the host. */
  readonly username: string;
  readonly hostname?: string;
  readonly settings: readonly RecordedSetting[];
}

/** One commit. */
export interface CommitRecord {
  readonly version: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly addOnVersion: string;
  /** A hint only: Thunderbird uses account keys again. */
  readonly accountId: string;
  readonly servers: readonly RecordedServer[];
}

/** What stands in the preference of a record. */
export type ReadRecord =
  | { readonly kind: "readable"; readonly record: CommitRecord }
  /** Written by a later version of the add-on: to be left alone. */
  | { readonly kind: "newer-version" }
  /** No version ever wrote this: it names nothing that could be put back safely. */
  | { readonly kind: "damaged" };

const SETTINGS = new Set<unknown>(["hostname", "port", "security", "authentication", "username"]);

function isValue(value: unknown): value is string | number {
  return typeof value === "string" || Number.isSafeInteger(value);
}

function isSetting(value: unknown): value is RecordedSetting {
  return (
    isObject(value) &&
    SETTINGS.has(value["setting"]) &&
    isValue(value["before"]) &&
    isValue(value["after"]) &&
    (value["stored"] === null || isValue(value["stored"]))
  );
}

function isServer(value: unknown): value is RecordedServer {
  return (
    isObject(value) &&
    (value["kind"] === "incoming" || value["kind"] === "outgoing") &&
    isText(value["uid"]) &&
    isText(value["type"]) &&
    typeof value["username"] === "string" &&
    ["string", "undefined"].includes(typeof value["hostname"]) &&
    Array.isArray(value["settings"]) &&
    value["settings"].every(isSetting)
  );
}

function isRecord(value: Readonly<Record<string, unknown>>): boolean {
  const { id, time, addOnVersion, accountId, servers } = value;
  return (
    [id, time, addOnVersion, accountId].every(isText) &&
    Array.isArray(servers) &&
    servers.length > 0 &&
    servers.every(isServer)
  );
}

/** Reads the text of a record's preference. Never throws. */
export function readCommitRecord(text: string): ReadRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "damaged" };
  }
  if (!isObject(value)) return { kind: "damaged" };
  if (Number.isSafeInteger(value["version"]) && Number(value["version"]) > 1) {
    return { kind: "newer-version" };
  }
  return value["version"] === 1 && isRecord(value)
    ? { kind: "readable", record: value as unknown as CommitRecord }
    : { kind: "damaged" };
}
