// What happened in a running switch, in the order in which it happened. The page renders it,
// the tests collect it. Everything that a person may meet is one of these; a bug throws.
import type { Diagnosis } from "../diagnose/diagnosis";
import type { ProofResult } from "../mail-servers/proof";
import type { SignInResult } from "../mail-servers/sign-in";
import type { UndoResult } from "../mail-servers/undo";
import type { SignedIn } from "./ports";

type Succeeded<T> = Extract<T, { readonly ok: true }>;

/** A switch under way. */
export type SwitchStep =
  | { readonly kind: "signing-in"; readonly mode: "stored" | "interactive" }
  | {
      readonly kind: "signed-in";
      readonly mode: "stored" | "interactive";
      readonly result: Succeeded<SignInResult>;
    }
  | { readonly kind: "proving"; readonly serverId: string }
  | { readonly kind: "proven"; readonly serverId: string; readonly result: Succeeded<ProofResult> }
  /** The next server is tried all the same when this one alone is the matter. */
  | { readonly kind: "not-proven"; readonly serverId: string }
  | { readonly kind: "committing" }
  | { readonly kind: "committed"; readonly recordId: string }
  | { readonly kind: "confirming" };

/** How it ends; one of these is the last event, and exactly one. */
export type SwitchEnd =
  /** Switched, and Thunderbird itself has signed in with it. */
  | { readonly kind: "confirmed"; readonly recordId: string }
  /** Switched and proven; Thunderbird's own check could not be done (network, busy). Not undone. */
  | { readonly kind: "not-confirmed"; readonly recordId: string; readonly diagnosis?: Diagnosis }
  /** Thunderbird's own login was refused, so the commit was taken back (or, undo.ok false, could not be). */
  | { readonly kind: "undone"; readonly diagnosis?: Diagnosis; readonly undo: UndoResult }
  /** Nothing of the account was changed. */
  | { readonly kind: "sign-in-failed"; readonly diagnosis: Diagnosis }
  | {
      readonly kind: "proof-failed";
      /** The first server that failed, which the diagnosis is about. */
      readonly serverId: string;
      readonly diagnosis: Diagnosis;
      /** Those that worked with the same sign-in, and could be switched alone. */
      readonly provenIds: readonly string[];
      readonly signedIn: SignedIn;
    }
  | { readonly kind: "commit-failed"; readonly diagnosis: Diagnosis }
  | { readonly kind: "cancelled" };

export type SwitchEvent = SwitchStep | SwitchEnd;

const STEPS: ReadonlySet<string> = new Set<SwitchStep["kind"]>([
  "signing-in",
  "signed-in",
  "proving",
  "proven",
  "not-proven",
  "committing",
  "committed",
  "confirming",
]);

export function isEnd(event: SwitchEvent): event is SwitchEnd {
  return !STEPS.has(event.kind);
}

/** Whether an end has left the account as it was, and says why. */
export function leavesAccountAsItWas({ kind }: SwitchEnd): boolean {
  return kind === "sign-in-failed" || kind === "proof-failed" || kind === "commit-failed";
}
