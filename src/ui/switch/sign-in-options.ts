// Who signs in for the next try, and how.
import type { SwitchOptions } from "../../core/run/ports";
import type { SwitchEnd } from "../../core/run/switch-event";
import { byId } from "../element";

/** An access token lives for an hour; what was proven with it is believed for less. Milliseconds. */
const SIGN_IN_LIFE = 30 * 60 * 1000;

/** As the person has chosen. */
export function ownOptions(): SwitchOptions {
  const again = (byId("sign-in-again") as HTMLInputElement).checked;
  return { signIn: again ? "interactive" : "stored-then-interactive" };
}

/**
 * With the sign-in of the last run, if Microsoft has accepted it: nobody signs in twice in vain.
 *
 * @param endedAt when it ended, milliseconds since 1970
 */
export function sameSignIn(end: SwitchEnd | undefined, endedAt: number): SwitchOptions {
  if (end?.kind !== "proof-failed" || Date.now() - endedAt > SIGN_IN_LIFE) return ownOptions();
  const { diagnosis, provenIds, signedIn } = end;
  const receivingWorks = diagnosis.protocol === "smtp" && provenIds.length > 0;
  return { ...ownOptions(), signedIn: { ...signedIn, receivingWorks } };
}
