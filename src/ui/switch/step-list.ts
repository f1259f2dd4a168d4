// The live list of steps: one line each, with a sign, words and the time it took; each finished
// step is announced once.
import { language, text } from "../../messenger/text";
import { element } from "../element";
import { icon } from "../icon";

type StepState = "running" | "done" | "failed";

const SIGN = { running: "running", done: "fine", failed: "failed" } as const;

/** A line as it stands in the list. */
export interface StepLine {
  readonly step: string;
  readonly state: StepState;
  readonly words: string;
  /** E.g. "0.4 s"; "" where none is told. */
  readonly time: string;
}

/** @param since as performance.now() has it */
function timeSince(since: number): string {
  // Nothing takes no time at all.
  const seconds = Math.max((performance.now() - since) / 1000, 0.1);
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return text("stepTime", seconds.toLocaleString(language(), digits));
}

function fill(line: HTMLElement, { state, words, time }: StepLine): void {
  line.dataset["state"] = state;
  line.replaceChildren(
    icon(SIGN[state]),
    element("span", { class: "step" }, words),
    element("span", { class: "soft" }, time),
  );
}

function newLine(line: StepLine): HTMLElement {
  const node = element("li", { "data-step": line.step });
  fill(node, line);
  return node;
}

export class StepList {
  readonly #list: HTMLElement;
  readonly #announcement: HTMLElement;
  readonly #lines: StepLine[] = [];
  #running:
    { readonly node: HTMLElement; readonly line: StepLine; readonly since: number } | undefined;

  constructor(list: HTMLElement, announcement: HTMLElement) {
    this.#list = list;
    this.#announcement = announcement;
    list.replaceChildren();
  }

  /** The lines of the steps that have ended. */
  get lines(): readonly StepLine[] {
    return this.#lines;
  }

  /** Shows lines of an earlier run. */
  static restore(list: HTMLElement, lines: readonly StepLine[]): void {
    list.replaceChildren(...lines.map(newLine));
  }

  /** A step begins. @param step its name for tests and styles, not for people */
  begin(step: string, words: string): void {
    const line = { step, state: "running", words, time: "" } as const;
    const node = newLine(line);
    this.#list.append(node);
    this.#running = { node, line, since: performance.now() };
  }

  /** Something that was done before the list began. */
  add(step: string, words: string): void {
    const line = { step, state: "done", words, time: "" } as const;
    this.#list.append(newLine(line));
    this.#lines.push(line);
  }

  /** The running step has worked. */
  finish(words: string): void {
    if (!this.#running) return;
    this.#end({ state: "done", words, time: timeSince(this.#running.since) });
    this.#announcement.textContent = words;
  }

  /** The running step, if there is one, has led nowhere and is nothing to worry about. */
  drop(): void {
    this.#running?.node.remove();
    this.#running = undefined;
  }

  /** The running step, if there is one, has not worked. */
  fail(): void {
    if (!this.#running) return;
    const words = text("stepFailed", this.#running.line.words.replace(/\s*…+$/, ""));
    this.#end({ state: "failed", words, time: "" });
  }

  #end(change: Omit<StepLine, "step">): void {
    if (!this.#running) return;
    const { node, line } = this.#running;
    const ended = { ...line, ...change };
    fill(node, ended);
    this.#lines.push(ended);
    this.#running = undefined;
  }
}
