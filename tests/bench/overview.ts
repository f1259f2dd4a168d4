// `npm run bench`: the overview with two hundred accounts against the overview with two, in one run on one
// machine, as ratios; and how even the frames of scrolling are.
import fs from "node:fs";
import path from "node:path";
import { withLab } from "../thunderbird/harness/lab";
import { Page } from "../thunderbird/harness/page";
import { exchangeAccount, LOCAL_FOLDERS } from "../thunderbird/harness/profile";

const FEW = 2;
const MANY = 200;
const RUNS = 7;

interface Measured {
  /** Milliseconds from the opened tab to the finished page. */
  readonly opening: number;
  /** Milliseconds of each frame while the page is scrolled from its beginning to its end. */
  readonly frames: readonly number[];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function scroll(page: Page): Promise<readonly number[]> {
  return page.run(async () => {
    const frames: number[] = [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const root = document.documentElement;
    let before = await frame();
    for (let at = 0; at + root.clientHeight < root.scrollHeight; at += 120) {
      root.scrollTop = at;
      const now = await frame();
      frames.push(now - before);
      before = now;
    }
    return frames;
  });
}

async function measure(count: number): Promise<Measured> {
  const accounts = Array.from({ length: count }, (_none, index) =>
    exchangeAccount(`user${String(index + 1)}@contoso.example`),
  );
  const openings: number[] = [];
  let frames: readonly number[] = [];
  await withLab({ accounts: [...accounts, LOCAL_FOLDERS], passwordsOf: [] }, async (lab) => {
    for (let run = 0; run < RUNS; run++) {
      const page = await Page.open(lab.thunderbird, "overview.html");
      openings.push(
        await page.run(() => performance.getEntriesByName("shown")[0]?.startTime ?? NaN),
      );
      if (run === RUNS - 1) frames = await scroll(page);
      await page.close();
    }
  });
  return { opening: median(openings), frames };
}

async function bench(): Promise<void> {
  const few = await measure(FEW);
  const many = await measure(MANY);
  const ratio = (value: number) => value.toFixed(1);
  const longest = Math.max(...many.frames) / median(many.frames);
  const lines = [
    "# Performance",
    "",
    "Made by `npm run bench`, with a real Thunderbird 153 ESR. Ratios within one run on one machine: what they",
    "are on another one is its own matter.",
    "",
    "| overview | ratio |",
    "| --- | --- |",
    `| opening with ${String(MANY)} accounts against ${String(FEW)} | ${ratio(many.opening / few.opening)} |`,
    `| longest frame of scrolling through ${String(MANY)} accounts against the median one | ${ratio(longest)} |`,
    "",
  ];
  fs.writeFileSync(path.resolve("docs/performance.md"), lines.join("\n"));
  console.log(lines.slice(5).join("\n"));
  console.log(
    `opening: ${few.opening.toFixed(0)} ms and ${many.opening.toFixed(0)} ms; ${String(many.frames.length)} frames`,
  );
}

void bench();
