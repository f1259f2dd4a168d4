// What is shipped: these files and no others, readable, and the same bytes from the same commit.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { filesBelow, read, readJson } from "./files";

const { name, version } = readJson<{ name: string; version: string }>("package.json");

const LOCALES = fs.readdirSync("_locales").map((language) => `_locales/${language}/messages.json`);

const ICONS_AND_STYLE = [
  "extension/icons/add-on-light.svg",
  "extension/icons/add-on.svg",
  "extension/style/page.css",
  "extension/style/thunderbird.css",
];

function pages(...names: readonly string[]): readonly string[] {
  return names.flatMap((page) => [`extension/pages/${page}.html`, `pages/${page}.js`]);
}

function files(...more: readonly string[]): readonly string[] {
  const all = ["LICENSE", "VENDOR.md", "background.js", "manifest.json"];
  return [...all, ...LOCALES, ...ICONS_AND_STYLE, ...more].sort();
}

const GUIDED_PAGES = pages("explanations", "guided", "help-desk", "walk");

const EDITIONS = [
  {
    edition: "full",
    xpi: `dist/${name}-${version}.xpi`,
    unpacked: "dist/unpacked",
    files: files(
      "experiment/mail-servers.js",
      "extension/mailServers/schema.json",
      ...pages("folders", "overview", "settings", "switch"),
      ...GUIDED_PAGES,
    ),
  },
  {
    edition: "guided",
    xpi: `dist/${name}-guided-${version}.xpi`,
    unpacked: "dist/unpacked-guided",
    files: files(...GUIDED_PAGES),
  },
] as const;

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
  for (const { xpi } of EDITIONS) {
    expect(digest(path.join(other, xpi))).toBe(digest(path.join(elsewhere, xpi)));
  }
  fs.rmSync(other, { recursive: true });
}, 60_000);

describe.each(EDITIONS)("$edition edition", ({ xpi, unpacked, files: expected }) => {
  test("exactly these files, in this order", () => {
    expect(entries(path.join(elsewhere, xpi))).toEqual(expected);
  });

  test("no code that nobody could review, and no trace of the machine", () => {
    for (const file of filesBelow(path.join(elsewhere, unpacked), ".js", ".html")) {
      const text = read(file);
      expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function\(/);
      expect(text).not.toMatch(/sourceMappingURL/);
      expect(text).not.toContain(elsewhere);
      expect(text).not.toContain(process.cwd());
      // The longest is a list of codes, which the beautifier leaves on one line.
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(2000);
    }
  });

  test("every sentence that a page names is in it, and it has no other page's", () => {
    const folder = path.join(elsewhere, unpacked);
    const sentences = readJson<Record<string, unknown>>(path.join(folder, LOCALES[0] ?? ""));
    const text = filesBelow(folder, ".js", ".html", "manifest.json").map(read).join("\n");
    const named = [...text.matchAll(/data-message="(\w+)"|__MSG_(\w+?)__|\btext\("(\w+)"/g)];
    const missing = named.map(([, ...names]) => names.find(Boolean) ?? "");
    expect(missing.filter((one) => !(one in sentences))).toEqual([]);
    const own = Object.keys(sentences).filter((one) => one.startsWith("folders"));
    expect(own.length > 0).toBe(unpacked === "dist/unpacked");
  });
});

test("the guided edition has no privileged code, and no permission that it does not use", () => {
  const folder = path.join(elsewhere, "dist/unpacked-guided");
  for (const file of filesBelow(folder, ".js")) {
    // The catalogue names that preference as a source.
    const text = read(file).replace('source: "Services.io.offline"', "");
    expect(text).not.toMatch(/mailServers|Services\.|ChromeUtils|\bCc\[|\bCi\./);
  }
  const manifest = readJson<Record<string, unknown>>(path.join(folder, "manifest.json"));
  expect(Object.keys(manifest).sort()).toEqual([
    "action",
    "background",
    "browser_specific_settings",
    "content_security_policy",
    "default_locale",
    "description",
    "icons",
    "manifest_version",
    "name",
    "permissions",
    "version",
  ]);
  expect(manifest["permissions"]).toEqual(["storage"]);
  expect(manifest["browser_specific_settings"]).toEqual({
    gecko: { id: "modern-auth-switch-guided@mailextension", strict_min_version: "140.0" },
  });
  const scripts = filesBelow(folder, ".js").map(read).join("\n");
  expect(scripts).toContain("storage.session");
  expect(scripts).toContain("storage.local");
});
