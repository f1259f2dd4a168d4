// The live list of steps: one line each, with a sign, words and the time it took; each finished
// step is announced once.
import { element } from "../element";
import { text } from "../text";

const SIGN = { running: "●", done: "✓", failed: "!" } as const;

export class StepList {
  readonly #list: HTMLElement;
  readonly #announcement: HTMLElement;
  #running:
    { readonly line: HTMLElement; readonly words: string; readonly since: number } | undefined;

  constructor(list: HTMLElement, announcement: HTMLElement) {
    this.#list = list;
    this.#announcement = announcement;
    list.replaceChildren();
  }

  /** A step begins. @param step its name for tests and styles, not for people */
  begin(step: string, words: string): void {
    const line = element("li", { "data-step": step });
    this.#list.append(line);
    this.#running = { line, words, since: performance.now() };
    this.#show("running", words, "");
  }

  /** The running step has worked. */
  finish(words: string): void {
    if (!this.#running) return;
    const seconds = (performance.now() - this.#running.since) / 1000;
    this.#show("done", words, text("stepTime", seconds.toFixed(1)));
    this.#announcement.textContent = words;
    this.#running = undefined;
  }

  /** The running step, if there is one, has led nowhere and is nothing to worry about. */
  drop(): void {
    this.#running?.line.remove();
    this.#running = undefined;
  }

  /** The running step, if there is one, has not worked. */
  fail(): void {
    if (!this.#running) return;
    this.#show("failed", text("stepFailed", this.#running.words.replace(/ …$|…$/, "")), "");
    this.#running = undefined;
  }

  #show(state: keyof typeof SIGN, words: string, time: string): void {
    const line = this.#running?.line;
    if (!line) return;
    line.dataset["state"] = state;
    const tone = { running: "sign", done: "sign fine", failed: "sign attention" }[state];
    line.replaceChildren(
      element("span", { class: tone, "aria-hidden": "true" }, SIGN[state]),
      element("span", { class: "step" }, words),
      element("span", { class: "soft" }, time),
    );
  }
}
