// What happened in a running switch, in the order in which it happened. The page renders it,
// the tests collect it. Everything that a person may meet is one of these; a bug throws.
import type {
  ApplyResult,
  Confirmation,
  ProofResult,
  SignInResult,
  UndoResult,
} from "../mail-servers";

type Failed<T> = Extract<T, { readonly ok: false }>;
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
  | { readonly kind: "committing" }
  | { readonly kind: "committed"; readonly recordId: string }
  | { readonly kind: "confirming" };

/** How it ends; one of these is the last event, and exactly one. */
export type SwitchEnd =
  /** Switched, and Thunderbird itself has signed in with it. */
  | { readonly kind: "confirmed"; readonly recordId: string }
  /** Switched and proven; Thunderbird's own check could not be done (network, busy). Not undone. */
  | {
      readonly kind: "not-confirmed";
      readonly recordId: string;
      readonly confirmations: readonly Confirmation[];
    }
  /** Thunderbird's own login was refused, so the commit was taken back (or, undo.ok false, could not be). */
  | {
      readonly kind: "undone";
      readonly confirmations: readonly Confirmation[];
      readonly undo: UndoResult;
    }
  /** Nothing of the account was changed. */
  | { readonly kind: "sign-in-failed"; readonly result: Failed<SignInResult> }
  | {
      readonly kind: "proof-failed";
      readonly serverId: string;
      readonly result: Failed<ProofResult>;
    }
  | { readonly kind: "commit-failed"; readonly result: Failed<ApplyResult> }
  | { readonly kind: "cancelled" };

export type SwitchEvent = SwitchStep | SwitchEnd;

const STEPS: ReadonlySet<string> = new Set<SwitchStep["kind"]>([
  "signing-in",
  "signed-in",
  "proving",
  "proven",
  "committing",
  "committed",
  "confirming",
]);

export function isEnd(event: SwitchEvent): event is SwitchEnd {
  return !STEPS.has(event.kind);
}
