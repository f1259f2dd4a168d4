// Where the guards find what they compare.
import fs from "node:fs";
import path from "node:path";

export function read(file: string): string {
  return fs.readFileSync(file, "utf8");
}

/** The caller says what it takes the file for, and its tests show whether it is. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function readJson<T>(file: string): T {
  return JSON.parse(read(file)) as T;
}

/** All files below a folder that end in one of these, with "/" between folders. */
export function filesBelow(folder: string, ...endings: readonly string[]): readonly string[] {
  return (fs.readdirSync(folder, { recursive: true }) as string[])
    .map((file) => path.join(folder, file))
    .filter((file) => fs.statSync(file).isFile())
    .filter((file) => endings.length === 0 || endings.some((ending) => file.endsWith(ending)))
    .sort();
}
