/**
 * Lets everybody pass, until it is armed: then the next one waits in it until released. So a test
 * knows that a server has been reached, and does something while Thunderbird waits for the answer.
 */
export class Gate {
  #patience: NodeJS.Timeout | undefined;
  #isArmed = false;
  #arrive: () => void = () => undefined;
  #waiting: (() => void)[] = [];

  /**
   * Resolves when somebody waits in the gate. Armed again, it stops one more; whoever waits already
   * goes on waiting.
   *
   * @throws after a minute in which nobody came: a test that waits for ever says nothing
   */
  arm(): Promise<void> {
    this.#isArmed = true;
    // Made here, so that it names the line that waits.
    const nobody = new Error("Nobody came to the gate");
    return new Promise((resolve, reject) => {
      this.#arrive = resolve;
      this.#patience = setTimeout(() => {
        reject(nobody);
      }, 60_000);
    });
  }

  /** For whoever comes by. */
  async pass(): Promise<void> {
    if (!this.#isArmed) return;
    this.#isArmed = false;
    clearTimeout(this.#patience);
    this.#arrive();
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Opens it for good, whether somebody waits in it or not. */
  release(): void {
    this.#isArmed = false;
    clearTimeout(this.#patience);
    for (const letPass of this.#waiting.splice(0)) letPass();
  }
}
