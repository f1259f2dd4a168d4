import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { violations } from "../harness/axe";
import { UNDER_TEST } from "../harness/under-test";
import type { Scene } from "./page-state";
import { type Look, showScene } from "./show-scene";

const FOLDER = path.resolve("build/screenshots");

/** English on 153, Japanese on 140, whose pages are the same. */
const LANGUAGE = UNDER_TEST.esr === 153 ? "en" : "ja";

const LOOKS: readonly Look[] = [
  { theme: "light", scale: 1 },
  { theme: "dark", scale: 2 },
];

/** One test for each scene: its states are reached, and are accessible. */
export function testScenes(scenes: readonly Scene[]): void {
  for (const scene of scenes) {
    test(`${LANGUAGE}: ${scene.title}`, async () => {
      const found: string[] = [];
      await showScene(scene, LANGUAGE, LOOKS, async (page, { name }, { theme }) => {
        const complaints = await violations(page);
        found.push(...complaints.map((one) => `${name}, ${theme}: ${one}`));
        if (complaints.length === 0) return;
        fs.mkdirSync(FOLDER, { recursive: true });
        const file = `${name}-${LANGUAGE}-${theme}-esr${UNDER_TEST.esr}.png`;
        await page.screenshot(path.join(FOLDER, file));
      });
      assert.deepEqual(found, []);
    });
  }
}
