// The overview with two hundred accounts against the overview with two, and how even the frames of
// scrolling are.
import { withLab } from "../thunderbird/harness/lab";
import { Page } from "../thunderbird/harness/page";
import { exchangeAccount, LOCAL_FOLDERS } from "../thunderbird/harness/profile";
import { median, type Row, scrollFrames, table } from "./measure";

const FEW = 2;
const MANY = 200;
const RUNS = 7;

interface Measured {
  /** Milliseconds from the opened tab to the finished page. */
  readonly opening: number;
  /** Milliseconds of each frame while the page is scrolled from its beginning to its end. */
  readonly frames: readonly number[];
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
      if (run === RUNS - 1) frames = await scrollFrames(page, ":root");
      await page.close();
    }
  });
  return { opening: median(openings), frames };
}

export async function measureOverview(): Promise<readonly string[]> {
  const few = await measure(FEW);
  const many = await measure(MANY);
  const rows: readonly Row[] = [
    [`opening with ${String(MANY)} accounts against ${String(FEW)}`, many.opening / few.opening],
    [
      `longest frame of scrolling through ${String(MANY)} accounts against the median one`,
      Math.max(...many.frames) / median(many.frames),
    ],
  ];
  return table(["", "ratio"], rows);
}
