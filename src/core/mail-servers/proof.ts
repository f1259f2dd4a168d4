// A login with given settings that touches no account.
import type { Security } from "../server";

/** Where and as whom to log in. Authentication is always OAuth2. */
export interface LoginTarget {
  readonly hostname: string;
  readonly port: number;
  readonly security: Security;
  readonly username: string;
}

/** How far a login came. Each stage has its own time limit. */
export type ProofStage = "resolve" | "connect" | "tls" | "capability" | "authenticate" | "use";

export type ProofFailureReason =
  // Before any connection:
  | "unknown-server"
  | "unknown-sign-in"
  | "host-not-allowed"
  | "security-not-allowed"
  | "username-not-allowed"
  | "offline"
  // On the connection:
  | "unknown-host"
  | "connection-refused"
  | "connection-failed"
  | "connection-closed"
  | "certificate-not-trusted"
  | "certificate-exception"
  | "starttls-not-offered"
  | "data-before-tls"
  | "oauth2-not-offered"
  | "refused"
  | "unexpected-reply"
  | "timed-out"
  | "cancelled";

/** Who vouches for the server. `builtInRoot` false: an organisation or security software stands between. */
export interface Certificate {
  readonly issuer: string;
  readonly builtInRoot: boolean;
  /** NSS's name of what is wrong, e.g. "SEC_ERROR_UNKNOWN_ISSUER"; absent when nothing is. */
  readonly error?: string;
}

export type ProofResult =
  | {
      readonly ok: true;
      readonly proofId: string;
      readonly certificate: Certificate;
      /** What the server said, in order, secrets removed. */
      readonly lines: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: ProofFailureReason;
      /** Absent when no connection was tried. */
      readonly stage?: ProofStage;
      readonly certificate?: Certificate;
      readonly lines: readonly string[];
    };
