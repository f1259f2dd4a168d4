// A later version of the add-on: the same files with another version in the manifest.
import fs from "node:fs";
import path from "node:path";
import yazl from "yazl";
import type { Thunderbird } from "./thunderbird";

/** Writes an XPI of the built add-on, with changes to its files, and returns its path. */
export async function repack(
  file: string,
  change: (name: string, content: Buffer) => Buffer | string,
): Promise<string> {
  const folder = path.resolve("dist/unpacked");
  const archive = new yazl.ZipFile();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const absolute = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, absolute).split(path.sep).join("/");
    archive.addBuffer(Buffer.from(change(name, fs.readFileSync(absolute))), name);
  }
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk as Buffer));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, Buffer.concat(chunks));
  return file;
}

/** The add-on as a later version of itself. */
export function laterVersion(folder: string, version: string): Promise<string> {
  return repack(path.join(folder, `update-${version}.xpi`), (name, content) =>
    name === "manifest.json"
      ? JSON.stringify({ ...(JSON.parse(content.toString()) as object), version })
      : content,
  );
}

/**
 * Begins to install an update, as Thunderbird does by itself, and tells whether it goes ahead or has
 * to wait for the add-on.
 */
export function beginUpdate(
  thunderbird: Thunderbird,
  xpi: string,
): Promise<"installed" | "postponed"> {
  return thunderbird.inParent(async (file) => {
    const { AddonManager } = ChromeUtils.importESModule(
      "resource://gre/modules/AddonManager.sys.mjs",
    );
    const { FileUtils } = ChromeUtils.importESModule("resource://gre/modules/FileUtils.sys.mjs");
    const install = await AddonManager.getInstallForFile(new FileUtils.File(file));
    return new Promise<"installed" | "postponed">((resolve) => {
      install.addListener({
        onInstallPostponed: () => {
          resolve("postponed");
        },
        onInstallEnded: () => {
          resolve("installed");
        },
      });
      void install.install();
    });
  }, xpi);
}
