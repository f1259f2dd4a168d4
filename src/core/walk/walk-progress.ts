// How far somebody has come on a walk. Kept, so that it survives closing; it has no secret in it.
import { isObject } from "../record/stored-value";
import type { MailSettings } from "../server";
import { checkWalk, type DifferentSetting, type WalkCheck } from "./check-walk";
import type { Walk, WalkStep } from "./walk-step";

export interface WalkProgress {
  /** Of this form. */
  readonly version: 1;
  readonly walk: Walk;
  /** Ids of steps that the person says are done, in order. */
  readonly done: readonly string[];
  /** What the last reading has found; absent before the first. */
  readonly check?: readonly (readonly [stepId: string, different: readonly DifferentSetting[]])[];
}

/**
 * - "confirmed": the settings, read again, say so
 * - "differs": they say something else
 * - "done": the person says so
 */
export type StepState = "open" | "done" | "confirmed" | "differs";

export function beginWalk(walk: Walk): WalkProgress {
  return { version: 1, walk, done: [] };
}

export function differencesOf(
  { check = [] }: WalkProgress,
  stepId: string,
): readonly DifferentSetting[] | undefined {
  return check.find(([id]) => id === stepId)?.[1];
}

export function stepState(progress: WalkProgress, { id }: WalkStep): StepState {
  const different = differencesOf(progress, id);
  const isDone = progress.done.includes(id);
  if (different?.length === 0) return "confirmed";
  // Whoever has done it again since is believed until the settings are read the next time.
  if (different) return isDone ? "done" : "differs";
  return isDone ? "done" : "open";
}

/** Whether the settings, read again, say of every step that changes one that it is done. */
export function isConfirmed(progress: WalkProgress): boolean {
  const seen = progress.walk.steps.filter(({ wanted }) => wanted.length > 0);
  return seen.every((step) => stepState(progress, step) === "confirmed");
}

/** Of which card it is the turn; undefined at the end. */
export function currentStep(progress: WalkProgress): WalkStep | undefined {
  return progress.walk.steps.find((step) => {
    const state = stepState(progress, step);
    return state === "open" || state === "differs";
  });
}

export function withDone(progress: WalkProgress, stepId: string): WalkProgress {
  const done = [...progress.done.filter((id) => id !== stepId), stepId];
  return { ...progress, done };
}

/** This step and all after it are to be done again. */
export function backTo(progress: WalkProgress, stepId: string): WalkProgress {
  const { steps } = progress.walk;
  const left = steps.slice(steps.findIndex(({ id }) => id === stepId)).map(({ id }) => id);
  return {
    ...progress,
    done: progress.done.filter((id) => !left.includes(id)),
    ...(progress.check && { check: progress.check.filter(([id]) => !left.includes(id)) }),
  };
}

/** What has to be done again with a step: its window is opened before, and closed by its button. */
function aroundStep({ steps }: Walk, stepId: string): readonly string[] {
  const at = steps.findIndex(({ id }) => id === stepId);
  const opening = steps.slice(0, at).findLast(({ kind }) => kind.startsWith("open-"));
  // The outgoing server's window keeps nothing until then.
  const isInWindow = steps[at]?.kind.startsWith("outgoing-") ?? false;
  const closing = steps.slice(at).find(({ kind }) => kind === "outgoing-sign-in");
  return [opening, isInWindow ? closing : undefined].flatMap((step) => (step ? [step.id] : []));
}

function withCheck(progress: WalkProgress, found: WalkCheck): WalkProgress {
  const { walk } = progress;
  const check = [...found];
  const different = check.filter(([, one]) => one.length > 0).map(([id]) => id);
  if (different.length === 0) return withDone({ ...progress, check }, "check");
  const again = new Set([
    "open-account-settings",
    "check",
    ...different.flatMap((id) => [id, ...aroundStep(walk, id)]),
  ]);
  return {
    ...progress,
    done: progress.done.filter((id) => !again.has(id)),
    check: check.filter(([id, one]) => one.length > 0 || !again.has(id)),
  };
}

/** With the settings as they are now; undefined when the account is not in them. */
export function afterReading(
  progress: WalkProgress,
  settings: MailSettings,
): WalkProgress | undefined {
  const found = checkWalk(progress.walk, settings);
  return found && withCheck(progress, found);
}

/** What was stored, read back; undefined when it is none of this version. */
export function readWalkProgress(stored: unknown): WalkProgress | undefined {
  if (!isObject(stored) || stored["version"] !== 1) return undefined;
  const { walk, done } = stored;
  const isWalk = isObject(walk) && Array.isArray(walk["steps"]) && Array.isArray(done);
  return isWalk ? (stored as unknown as WalkProgress) : undefined;
}
