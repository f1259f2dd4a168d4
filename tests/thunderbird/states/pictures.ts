// `npm run screenshots`: every state of every page, light and dark, in English and Japanese, from a real
// Thunderbird to docs/screenshots, with an index. Ends with an error when a page does not come to the
// state that its picture is named for.
import fs from "node:fs";
import path from "node:path";
import UPNG from "upng-js";
import type { Language } from "../harness/appearance";
import type { Page } from "../harness/page";
import type { PageState } from "./page-state";
import { FOLDER_SCENES } from "./folder-scenes";
import { GUIDED_SCENES } from "./guided-scenes";
import { OVERVIEW_SCENES } from "./overview-scenes";
import { type Look, showScene } from "./show-scene";
import { SWITCH_SCENES } from "./switch-scenes";

const FOLDER = path.resolve("docs/screenshots");
const LANGUAGES: readonly Language[] = ["en", "ja"];
const LOOKS: readonly Look[] = [
  { theme: "light", scale: 1 },
  { theme: "dark", scale: 1 },
];

/** Pixels. */
const WIDTH = 900;

const SCENES = [...OVERVIEW_SCENES, ...SWITCH_SCENES, ...FOLDER_SCENES, ...GUIDED_SCENES];

function fileOf({ name }: PageState, language: Language, theme: string): string {
  return `${name}-${language}-${theme}.png`;
}

function index(): string {
  const rows = SCENES.flatMap(({ title, states }) => [
    `\n## ${title[0]?.toUpperCase() ?? ""}${title.slice(1)}\n`,
    "| state | English | 日本語 |",
    "| --- | --- | --- |",
    ...states.map((state) => {
      const links = LANGUAGES.map((language) =>
        ["light", "dark"]
          .map((theme) => `[${theme}](${fileOf(state, language, theme)})`)
          .join(", "),
      );
      return `| ${state.about} | ${links.join(" | ")} |`;
    }),
  ]);
  return [
    "# Pictures of every state\n",
    "Made by `npm run screenshots` with a real Thunderbird 153 ESR and the stand-in of Exchange Online.",
    ...rows,
    "",
  ].join("\n");
}

/** A page has few colours: with so many, its picture is a quarter as large and looks the same. */
const COLOURS = 64;

function shrink(file: string): void {
  const image = UPNG.decode(new Uint8Array(fs.readFileSync(file)).buffer);
  const { width, height } = image;
  fs.writeFileSync(file, Buffer.from(UPNG.encode(UPNG.toRGBA8(image), width, height, COLOURS)));
}

async function takePictures(): Promise<void> {
  fs.rmSync(FOLDER, { recursive: true, force: true });
  fs.mkdirSync(FOLDER, { recursive: true });
  for (const language of LANGUAGES) {
    for (const scene of SCENES) {
      const see = async (page: Page, state: PageState, { theme }: Look) => {
        const file = path.join(FOLDER, fileOf(state, language, theme));
        await page.screenshot(file);
        shrink(file);
      };
      await showScene(scene, language, LOOKS, see, WIDTH);
      console.log(`${language}: ${scene.title}`);
    }
  }
  fs.writeFileSync(path.join(FOLDER, "README.md"), index());
  console.log(`${String(fs.readdirSync(FOLDER).length - 1)} pictures`);
}

void takePictures();
