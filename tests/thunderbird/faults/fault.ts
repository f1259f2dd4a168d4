// What a fault is: it strikes, and says by itself what it has seen of its own effect; without that,
// the row has not happened.
import type { Lab } from "../harness/lab";
import type { Page } from "../harness/page";

/** A switch under way, as a fault sees it. */
export interface Situation {
  readonly lab: Lab;
  readonly page: Page;
  readonly accountId: string;
  /** Which half the moment is about. */
  readonly half: "receiving" | "sending";
}

/** @returns what was seen of the fault's effect; "" is nothing, and fails the row */
export type Inject = (situation: Situation) => Promise<string> | string;

export interface Fault {
  readonly inject: Inject;
  /** Undoes the cause, not the effect: the row's last look is at a healthy world. */
  readonly mend?: (situation: Situation) => Promise<void> | void;
  /** For faults that show only later: asked after the end. */
  readonly witness?: (situation: Situation) => Promise<string> | string;
}
