// What run() may use of the world.
import type { MailServers } from "../mail-servers/mail-servers";
import type { SignInResult } from "../mail-servers/sign-in";

/** The functions of the Experiment that a switch needs, and no more. */
export type SwitchPorts = Pick<
  MailServers,
  "signIn" | "proveLogin" | "apply" | "confirm" | "undo"
> & {
  /** Asked before each step until the commit. A running sign-in is ended with `cancelSignIn` by whoever cancels. */
  cancelled(): boolean;
};

/** A sign-in of the same page that has not been used up. */
export type SignedIn = Pick<
  Extract<SignInResult, { readonly ok: true }>,
  "signInId" | "tokenUsername" | "tokenTenantId"
> & {
  /** It has opened the mailbox for receiving before. */
  readonly receivingWorks?: boolean;
};

export interface SwitchOptions {
  /** "stored-then-interactive": a usable stored token first. "interactive": *Sign in again*. "stored": never a window. */
  readonly signIn: "stored-then-interactive" | "interactive" | "stored";
  /** Of the person, for their own sign-in: {@link SignInRequest.allowInWindow}. */
  readonly allowInWindow?: boolean;
  /** Tried first, so that nobody signs in twice within one page. */
  readonly signedIn?: SignedIn;
  /** Which servers of the plan, by id; all when absent. */
  readonly serverIds?: readonly string[];
}
