// Signing a person in, or a stored token.
import type { Protocol } from "../server";
import type { Certificate } from "./proof";

export interface SignInRequest {
  /** The host of the *target* settings; only selects one of Thunderbird's own providers. */
  readonly hostname: string;
  readonly protocol: Protocol;
  /** Who signs in: the name shown to the provider, and the user name a stored token is looked up by. */
  readonly username: string;
  /** "stored": a silent refresh of a stored token, never a window. "interactive": the person signs in. */
  readonly mode: "stored" | "interactive";
  /** Interactive only: ask the provider to let the person choose the account (OpenID `prompt`). */
  readonly chooseAccount?: boolean;
  /**
   * Interactive, in Thunderbird's own window only: allows there, until the sign-in ends, what a sign-in
   * page needs and the person has switched off (cookies, JavaScript, site data).
   */
  readonly allowInWindow?: boolean;
  /** Seconds until an unfinished sign-in is given up. 600 when absent. */
  readonly timeLimit?: number;
}

export type SignInFailureReason =
  | "no-provider"
  | "no-stored-token"
  | "login-store-locked"
  | "busy"
  | "cancelled"
  | "timed-out"
  | "offline"
  /** The provider answered with an OAuth2 error (RFC 6749, 4.1.2.1 and 5.2). */
  | "refused"
  /** The provider could not be reached, or its answer could not be read. */
  | "unreachable";

export type SignInResult =
  | {
      readonly ok: true;
      readonly signInId: string;
      readonly scopes: readonly string[];
      /** What the access token names, where it can be read. Hints for words, never a decision. */
      readonly tokenUsername?: string;
      readonly tokenTenantId?: string;
    }
  | {
      readonly ok: false;
      readonly reason: SignInFailureReason;
      /** The provider's `error` code when it gave one. */
      readonly error?: string;
      /** The provider's own words, secrets removed; "" when there are none. */
      readonly words: string;
      /** Of whoever answers in the provider's place, where that is why it is "unreachable". */
      readonly certificate?: Certificate;
      /** The provider's host; with the certificate only. */
      readonly hostname?: string;
    };
