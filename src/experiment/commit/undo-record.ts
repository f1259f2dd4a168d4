// What a commit has changed, kept as a preference so that it survives a restart, is written in the
// same file at the same moment as the settings, and can be read by an offline audit. No secret.
import type { UndoRecord } from "../../core/mail-servers";
import type { Setting } from "../../core/server";
import { allServers, type NativeServer, uidOf } from "../server";

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
  readonly kind: NativeServer["kind"];
  /** Keys are used again after a server was deleted; this is not. */
  readonly uid: string;
  readonly type: string;
  readonly username: string;
  readonly settings: readonly RecordedSetting[];
}

/** One commit. */
export interface CommitRecord {
  readonly version: 1;
  readonly id: string;
  readonly time: string;
  readonly addOnVersion: string;
  readonly accountId: string;
  readonly servers: readonly RecordedServer[];
}

/** A later version of the add-on may have written records that this one cannot read. */
function isCurrent(record: { readonly version: number }): record is CommitRecord {
  return record.version === 1;
}

/** The records of one add-on. */
export class UndoRecords {
  readonly #branch: string;

  constructor(addOnId: string) {
    this.#branch = `extensions.${addOnId.replace(/@.*$/, "")}.undo.`;
  }

  write(record: CommitRecord): void {
    Services.prefs.setStringPref(this.#branch + record.id, JSON.stringify(record));
  }

  remove(id: string): void {
    Services.prefs.clearUserPref(this.#branch + id);
  }

  /** All records that can be read, newest first. */
  read(): CommitRecord[] {
    return Services.prefs
      .getChildList(this.#branch)
      .flatMap((name) => {
        try {
          const text = Services.prefs.getStringPref(name, "");
          const record = JSON.parse(text) as Omit<CommitRecord, "version"> & { version: number };
          return isCurrent(record) && name === this.#branch + record.id ? [record] : [];
        } catch {
          // Written by hand or cut off: it names nothing that could be put back safely.
          return [];
        }
      })
      .sort((a, b) => (a.time < b.time ? 1 : -1));
  }

  find(id: string): CommitRecord | undefined {
    return this.read().find((record) => record.id === id);
  }
}

/** The server that a record speaks of, if it still exists. */
export function findRecordedServer({ kind, uid }: RecordedServer): NativeServer | undefined {
  return allServers().find((server) => server.kind === kind && uidOf(server) === uid);
}

/** A record as the page may see it. */
export function describeRecord(record: CommitRecord): UndoRecord {
  return {
    id: record.id,
    accountId: record.accountId,
    time: record.time,
    addOnVersion: record.addOnVersion,
    servers: record.servers.map((server) => ({
      serverId: findRecordedServer(server)?.id ?? null,
      type: server.type,
      username: server.username,
      changes: server.settings.map(({ setting, before, after }) => ({ setting, before, after })),
    })),
  };
}
