// After a switch: is it still as it was left, and does it have to be looked at again?
import type { UndoRecord } from "../mail-servers/undo";
import type { CommitState } from "../record/switch-state";
import { type AccountSnapshot, serverIdsOf } from "../server";

type Recorded = UndoRecord["servers"][number];
type Change = Recorded["changes"][number];

/** Milliseconds between two checks that nobody asked for. */
const PATIENCE = 60 * 1000;

/** Whether a setting that a commit has changed has its former value again, whoever put it back. */
export function isPutBack({
  before,
  after,
  now,
}: Pick<Change, "before" | "after" | "now">): boolean {
  return now === before && now !== after;
}

/** Whether any setting of this server was put back. */
export function isSetBack({ changes }: Recorded): boolean {
  return changes.some(isPutBack);
}

/**
 * One word for a whole commit: set back when any of its servers was, confirmed only when all are.
 * undefined when none of its servers exists any more.
 */
export function switchStateOf({ servers }: UndoRecord): CommitState | undefined {
  const existing = servers.filter(({ serverId }) => serverId !== null);
  if (existing.length === 0) return undefined;
  if (existing.some(isSetBack)) return "set-back";
  return existing.every(({ state }) => state?.state === "confirmed")
    ? "confirmed"
    : "not-confirmed";
}

/**
 * Whether Thunderbird should be asked, without anybody's click, to sign in with what a commit has
 * set: until it is confirmed, and once more in the session after the switch.
 *
 * @param now milliseconds since 1970
 */
export function wantsConfirmation(record: UndoRecord, now: number): boolean {
  const existing = record.servers.filter(({ serverId }) => serverId !== null);
  const isRecent = existing.some(
    ({ state }) => state?.code !== undefined && Math.abs(now - Date.parse(state.time)) < PATIENCE,
  );
  switch (switchStateOf(record)) {
    case "set-back":
      // Nothing to sign in with; but it is noted, once.
      return existing.some((server) => isSetBack(server) && server.state?.state !== "set-back");
    case "not-confirmed":
      return !isRecent;
    case "confirmed":
      return (
        record.earlierSession &&
        !isRecent &&
        existing.some(({ state }) => state?.afterRestart !== true)
      );
    case "undone":
    case undefined:
      return false;
  }
}

/** The records of an account, newest first: those of which a server is still the account's. */
export function recordsOf(
  records: readonly UndoRecord[],
  account: AccountSnapshot,
): readonly UndoRecord[] {
  const ids = serverIdsOf(account);
  return records.filter(({ servers }) =>
    servers.some(({ serverId }) => serverId !== null && ids.has(serverId)),
  );
}
