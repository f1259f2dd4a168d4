import type { ProofFailureReason } from "../../core/mail-servers/proof";

/**
 * How a proof stops before its end. Thrown and caught within this folder only; prove-login.ts makes
 * a value of it.
 */
export class ProofStopped extends Error {
  constructor(readonly reason: ProofFailureReason) {
    super(reason);
  }
}
