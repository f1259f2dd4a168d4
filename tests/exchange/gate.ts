/**
 * Lets everybody pass, until it is armed: then the next one waits in it until released. So a test
 * knows that a server has been reached, and does something while Thunderbird waits for the answer.
 */
export class Gate {
  #isArmed = false;
  #arrive: () => void = () => undefined;
  #open: () => void = () => undefined;
  #opened: Promise<void> = Promise.resolve();

  /** Resolves when somebody waits in the gate. */
  arm(): Promise<void> {
    this.#isArmed = true;
    this.#opened = new Promise((resolve) => (this.#open = resolve));
    return new Promise((resolve) => (this.#arrive = resolve));
  }

  /** For whoever comes by. */
  async pass(): Promise<void> {
    if (!this.#isArmed) return;
    this.#isArmed = false;
    this.#arrive();
    await this.#opened;
  }

  /** Opens it for good, whether somebody waits in it or not. */
  release(): void {
    this.#isArmed = false;
    this.#open();
  }
}
