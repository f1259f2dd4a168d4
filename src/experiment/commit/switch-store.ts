// What commits have changed and how far their servers have come, kept as preferences so that it
// survives a restart, is written in the same file at the same moment as the settings, and can be read
// by an offline audit. No secret.
import type { UndoRecord, UnreadableRecord } from "../../core/mail-servers/undo";
import {
  type CommitRecord,
  readCommitRecord,
  type ReadRecord,
  type RecordedServer,
} from "../../core/record/commit-record";
import {
  type NotedState,
  readSwitchState,
  type StoredSwitchState,
  type SwitchState,
} from "../../core/record/switch-state";
import { allServers, type NativeServer, snapshot, uidOf } from "../server";

/** Those of this program, milliseconds since 1970. */
function sessionStart(): number {
  return Services.startup.getStartupInfo().process?.getTime() ?? 0;
}

/** The records and states of one add-on. */
export class SwitchStore {
  /** The part of the preferences that is ours. */
  readonly branch: string;
  #isDiscarded = false;

  constructor(addOnId: string) {
    this.branch = `extensions.${addOnId.replace(/@.*$/, "")}.`;
  }

  get #records(): string {
    return `${this.branch}undo.`;
  }

  #stateName(uid: string): string {
    return `${this.branch}state.${uid}`;
  }

  write(record: CommitRecord): void {
    Services.prefs.setStringPref(this.#records + record.id, JSON.stringify(record));
  }

  remove(id: string): void {
    Services.prefs.clearUserPref(this.#records + id);
  }

  /** What stands under an id; undefined when nothing does. */
  read(id: string): ReadRecord | undefined {
    const name = this.#records + id;
    if (!Services.prefs.prefHasUserValue(name)) return undefined;
    const read = readCommitRecord(Services.prefs.getStringPref(name, ""));
    return read.kind === "readable" && read.record.id !== id ? { kind: "damaged" } : read;
  }

  #all(): { readonly id: string; readonly read: ReadRecord }[] {
    return Services.prefs.getChildList(this.#records).flatMap((name) => {
      const id = name.slice(this.#records.length);
      const read = this.read(id);
      return read ? [{ id, read }] : [];
    });
  }

  /** All records that can be read, newest first. */
  records(): CommitRecord[] {
    return this.#all()
      .flatMap(({ read }) => (read.kind === "readable" ? [read.record] : []))
      .sort((a, b) => (a.time < b.time ? 1 : -1));
  }

  unreadable(): UnreadableRecord[] {
    return this.#all().flatMap(({ id, read }) =>
      read.kind === "readable" ? [] : [{ id, reason: read.kind }],
    );
  }

  /** The newest record of a commit that changed one of these servers. */
  newest(uids: ReadonlySet<string>): CommitRecord | undefined {
    return this.records().find(({ servers }) => servers.some(({ uid }) => uids.has(uid)));
  }

  readState(uid: string): StoredSwitchState | undefined {
    const read = readSwitchState(Services.prefs.getStringPref(this.#stateName(uid), ""));
    return read === "newer-version" ? undefined : read;
  }

  /**
   * @param code of the failure that led to it, if one did
   * @param record the commit that was confirmed, to know whether that was in a later session
   */
  writeState(uid: string, state: SwitchState, code?: string, record?: CommitRecord): void {
    const name = this.#stateName(uid);
    // A later version knows more of this server than this one would leave of it.
    if (readSwitchState(Services.prefs.getStringPref(name, "")) === "newer-version") return;
    const stored: StoredSwitchState = {
      version: 1,
      state,
      time: new Date().toISOString(),
      ...(code !== undefined && { code }),
      ...(record && isOfEarlierSession(record) && { afterRestart: true }),
    };
    Services.prefs.setStringPref(name, JSON.stringify(stored));
  }

  /**
   * Notes how a try ended that has changed nothing; false when the server is switched, of which
   * more is known already, or has no name that outlasts this session.
   */
  note(server: NativeServer, state: NotedState, code: string): boolean {
    // Thunderbird's getter makes one; then the note can be found again.
    const uid = server.native.UID;
    const known = this.readState(uid)?.state;
    const isSwitched = snapshot(server).authentication === "oauth2";
    if (isSwitched && (known === "confirmed" || known === "not-confirmed")) return false;
    this.writeState(uid, state, code);
    return true;
  }

  /** A state as its preference holds it, for {@link putStateBack}. */
  storedState(uid: string): string {
    return Services.prefs.getStringPref(this.#stateName(uid), "");
  }

  putStateBack(uid: string, stored: string): void {
    if (stored === "") Services.prefs.clearUserPref(this.#stateName(uid));
    else Services.prefs.setStringPref(this.#stateName(uid), stored);
  }

  /** Removes all of it, and what a commit that is still running would leave. */
  discard(): void {
    this.#isDiscarded = true;
    this.sweep();
  }

  /** To be called when something was written that a removed add-on must not leave behind. */
  sweep(): void {
    if (this.#isDiscarded) this.clear();
  }

  /** Removes every record and every state that there is now. */
  clear(): void {
    for (const name of Services.prefs.getChildList(this.branch)) {
      Services.prefs.clearUserPref(name);
    }
  }

  /** A record as the page may see it. */
  describe(record: CommitRecord): UndoRecord {
    return {
      id: record.id,
      time: record.time,
      addOnVersion: record.addOnVersion,
      earlierSession: isOfEarlierSession(record),
      servers: record.servers.map((recorded) => {
        const server = findRecordedServer(recorded);
        const now = server && snapshot(server);
        const state = this.readState(recorded.uid);
        return {
          serverId: server?.id ?? null,
          type: recorded.type,
          username: recorded.username,
          changes: recorded.settings.map(({ setting, before, after }) => ({
            setting,
            before,
            after,
            now: now?.[setting] ?? null,
          })),
          ...(state && { state }),
        };
      }),
    };
  }
}

function isOfEarlierSession({ time }: CommitRecord): boolean {
  return Date.parse(time) < sessionStart();
}

/** The server that a record speaks of, if it still exists. */
export function findRecordedServer({ kind, uid }: RecordedServer): NativeServer | undefined {
  return allServers().find((server) => server.kind === kind && uidOf(server) === uid);
}
