// What the measurements have in common.
import type { Page } from "../thunderbird/harness/page";

/** Words, then numbers. */
export type Row = readonly [string, ...number[]];

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A table in Markdown. @param heads of the columns */
export function table(heads: readonly string[], rows: readonly Row[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const number = (value: number) => value.toFixed(value < 10 ? 2 : 0);
  return [
    line(heads),
    line(heads.map(() => "---")),
    ...rows.map(([words, ...numbers]) => line([words, ...numbers.map(number)])),
    "",
  ];
}

/** Milliseconds of each frame while something in a page is scrolled from its beginning to its end. */
export function scrollFrames(page: Page, css: string): Promise<readonly number[]> {
  return page.run(async (selector) => {
    const frames: number[] = [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const scrolled = document.querySelector(selector) ?? document.documentElement;
    // Not more than some hundred steps, however long it is.
    const step = Math.max(120, (scrolled.scrollHeight - scrolled.clientHeight) / 400);
    let before = await frame();
    for (let at = 0; at + scrolled.clientHeight < scrolled.scrollHeight; at += step) {
      scrolled.scrollTop = at;
      const now = await frame();
      frames.push(now - before);
      before = now;
    }
    return frames;
  }, css);
}
