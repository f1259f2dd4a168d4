// How far the switch of one server has come, as it is kept in a preference beside the undo records:
// it outlives them, and an offline audit reads it from prefs.js. Holds no secret.
import { isObject, isText } from "./stored-value";

/**
 * - "not-confirmed": switched and proven; Thunderbird itself has not signed in with it yet.
 * - "confirmed": Thunderbird itself has signed in.
 * - "set-back": something or someone has put a former setting back since.
 * - "undone": the person has taken the switch back.
 * - "failed", "waiting", "ready": {@link NotedState}
 */
export type SwitchState = CommitState | NotedState;

/** What a commit has led to. */
export type CommitState = "not-confirmed" | "confirmed" | "set-back" | "undone";

/**
 * What is noted of a server that could not be switched yet; its settings are as they were.
 *
 * - "failed": the last try did not work; the code says why.
 * - "waiting": the same, and the administrator has been asked.
 * - "ready": a later try worked, so it can be switched now.
 */
export type NotedState = "failed" | "waiting" | "ready";

export interface StoredSwitchState {
  readonly version: 1;
  readonly state: SwitchState;
  /** When it was last looked at, ISO 8601, UTC. */
  readonly time: string;
  /** The code of the last failure, e.g. "unreachable"; absent when nothing failed. */
  readonly code?: string;
  /** Confirmed in a later session than the switch: nothing more has to be looked at. */
  readonly afterRestart?: boolean;
}

const STATES: ReadonlySet<unknown> = new Set<SwitchState>([
  "not-confirmed",
  "confirmed",
  "set-back",
  "undone",
  "failed",
  "waiting",
  "ready",
]);

/** Reads the text of a state's preference. Never throws. "newer-version" is to be left alone. */
export function readSwitchState(text: string): StoredSwitchState | "newer-version" | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { version, state, time, code, afterRestart } = value;
  if (Number.isSafeInteger(version) && Number(version) > 1) return "newer-version";
  const isKnown =
    version === 1 &&
    STATES.has(state) &&
    isText(time) &&
    (code === undefined || isText(code)) &&
    (afterRestart === undefined || typeof afterRestart === "boolean");
  return isKnown ? (value as unknown as StoredSwitchState) : undefined;
}
