// What is shipped: these files and no others, readable, and the same bytes from the same commit.
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { filesBelow, read, readJson } from "./files";

const { name, version } = readJson<{ name: string; version: string }>("package.json");
const XPI = `dist/${name}-${version}.xpi`;

const FILES = [
  "LICENSE",
  "VENDOR.md",
  ...fs
    .readdirSync("_locales")
    .sort()
    .map((language) => `_locales/${language}/messages.json`),
  "background.js",
  "experiment/mail-servers.js",
  "extension/icons/add-on-light.svg",
  "extension/icons/add-on.svg",
  "extension/mailServers/schema.json",
  "extension/pages/folders.html",
  "extension/pages/help-desk.html",
  "extension/pages/overview.html",
  "extension/pages/settings.html",
  "extension/pages/switch.html",
  "extension/style/page.css",
  "extension/style/thunderbird.css",
  "manifest.json",
  "pages/folders.js",
  "pages/help-desk.js",
  "pages/overview.js",
  "pages/settings.js",
  "pages/switch.js",
];

/** Builds what is in the work tree, in another folder. */
function buildElsewhere(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mas-build-"));
  const list = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", list, { encoding: "utf8" }).trim().split("\n");
  for (const file of files.filter((one) => fs.existsSync(one))) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.copyFileSync(file, path.join(folder, file));
  }
  fs.symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  const webpack = path.resolve("node_modules/webpack-cli/bin/cli.js");
  execFileSync(process.execPath, [webpack, "--stats", "none"], { cwd: folder, stdio: "ignore" });
  return folder;
}

const digest = (file: string) => createHash("sha256").update(fs.readFileSync(file)).digest("hex");

/** The names in a ZIP file's central directory (APPNOTE 4.3.12), in its order. */
function entries(file: string): readonly string[] {
  const bytes = fs.readFileSync(file);
  const names: string[] = [];
  for (let at = bytes.indexOf("PK\x01\x02"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 46)) {
    names.push(bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28)));
  }
  return names;
}

let elsewhere: string;
beforeAll(() => {
  elsewhere = buildElsewhere();
}, 60_000);
afterAll(() => {
  fs.rmSync(elsewhere, { recursive: true });
});

test("two folders, the same bytes", () => {
  const other = buildElsewhere();
  expect(digest(path.join(other, XPI))).toBe(digest(path.join(elsewhere, XPI)));
  fs.rmSync(other, { recursive: true });
}, 60_000);

test("exactly these files, in this order", () => {
  expect(entries(path.join(elsewhere, XPI))).toEqual(FILES);
});

test("no code that nobody could review, and no trace of the machine", () => {
  for (const file of filesBelow(path.join(elsewhere, "dist/unpacked"), ".js", ".html")) {
    const text = read(file);
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function\(/);
    expect(text).not.toMatch(/sourceMappingURL/);
    expect(text).not.toContain(elsewhere);
    expect(text).not.toContain(process.cwd());
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(1000);
  }
});
