/** Does one thing at a time: a second click meanwhile does nothing. */
export class AtWork {
  #underWay = false;

  get underWay(): boolean {
    return this.#underWay;
  }

  /**
   * Does what a click asks for. How it ended is shown last: what is offered there can be clicked at once,
   * and finds nothing under way.
   *
   * @param work resolves with what shows its end
   * @param broken shows what a bug of ours has thrown
   */
  async do(work: () => Promise<() => void>, broken: (error: unknown) => void): Promise<void> {
    if (this.#underWay) return;
    this.#underWay = true;
    const show = await work().catch((error: unknown) => () => {
      broken(error);
    });
    this.#underWay = false;
    show();
  }
}
