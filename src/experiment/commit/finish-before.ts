// What quitting and an update of the add-on wait for. A commit that has begun is never cut off by
// either; and an update never pulls the add-on away from under a switch.
import { clearTimeout, setTimeout } from "../parent-global";

const { AsyncShutdown } = ChromeUtils.importESModule(
  "resource://gre/modules/AsyncShutdown.sys.mjs",
);
const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");

/** Milliseconds that quitting waits; a file that cannot be written in this time is rolled back later. */
const QUIT_PATIENCE = 10_000;

/** Milliseconds between two steps of a switch: the page decides what comes next. */
const BETWEEN_STEPS = 2000;

/**
 * Lets Thunderbird's shutdown wait for work that writes, before the login store and the preferences
 * are written for the last time.
 *
 * @returns undefined when it is too late to begin
 */
export async function finishBeforeQuit<T>(work: () => Promise<T>): Promise<T | undefined> {
  let finished: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (finished = resolve));
  const blocker = () => {
    setTimeout(finished, QUIT_PATIENCE);
    return waiting;
  };
  const phase = AsyncShutdown.profileChangeTeardown;
  try {
    phase.addBlocker("mailServers: a change of mail settings", blocker);
  } catch {
    return undefined;
  }
  try {
    return await work();
  } finally {
    finished();
    phase.removeBlocker(blocker);
  }
}

/** Lets an update of the add-on wait until a switch is through. */
export class UpdatePause {
  readonly #instanceId: symbol;
  #running = 0;
  #timer: number | undefined;
  #postponed: (() => void) | undefined;
  #isListening = false;

  constructor({ addonData }: Extension) {
    this.#instanceId = addonData.instanceID;
  }

  /** Runs one step of a switch; an update that arrives meanwhile is installed after the last one. */
  async during<T>(step: () => Promise<T>): Promise<T> {
    this.#begin();
    try {
      return await step();
    } finally {
      this.#running--;
      this.#timer = setTimeout(() => {
        if (this.#running === 0) this.#resume();
      }, BETWEEN_STEPS);
    }
  }

  #begin(): void {
    this.#running++;
    clearTimeout(this.#timer);
    if (this.#isListening) return;
    this.#isListening = true;
    AddonManager.addUpgradeListener(this.#instanceId, ({ install }) => {
      this.#postponed = install;
    });
  }

  #resume(): void {
    const install = this.#postponed;
    this.stop();
    install?.();
  }

  /**
   * The add-on stops. The listener would outlive it, and hold up every later installation of it until
   * a restart; an update that waits is staged, and installed by the next start.
   */
  stop(): void {
    clearTimeout(this.#timer);
    this.#postponed = undefined;
    if (!this.#isListening) return;
    this.#isListening = false;
    AddonManager.removeUpgradeListener(this.#instanceId);
  }
}
