// axe-core inside a real page of Thunderbird: WCAG 2.2, levels A and AA, and axe's own best practices.
import fs from "node:fs";
import type { Page } from "./page";

const AXE = fs.readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/**
 * What axe-core finds on the page as it is now, in colours and layout too. Seen once, on a slow machine: the
 * page gave no answer, for a reason that is not known. Looking changes nothing, so it is asked once more.
 */
export function violations(page: Page): Promise<readonly string[]> {
  return look(page).catch(() => look(page));
}

function look(page: Page): Promise<readonly string[]> {
  return page.run(async (axe) => {
    // axe-core comes as a script; it runs in the sandbox of the test, not with the rights of the page.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    new Function(axe).call(window);
    const { violations: found } = await (window as any).axe.run(document, {
      resultTypes: ["violations"],
      // Targets of WCAG 2.2 (2.5.8) are asked for by themselves.
      rules: { "target-size": { enabled: true } },
    });
    return found.map(
      (one: any) => `${one.id}: ${one.nodes.map((node: any) => node.html).join(" ")}`,
    );
  }, AXE);
}
