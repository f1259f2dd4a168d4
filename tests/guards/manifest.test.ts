import { expect, test } from "@jest/globals";
import { read, readJson } from "./files";

const manifest = readJson<
  Record<string, unknown> & { permissions?: readonly string[]; version: string }
>("manifest.json");

test("every permission in the manifest has its reason in docs/permissions.md, and no other", () => {
  const documented = [...read("docs/permissions.md").matchAll(/^\| `(\w+)` /gm)].map(
    ([, one]) => one,
  );
  const { permissions = [] } = manifest;
  expect([...permissions, "experiment_apis"]).toEqual(documented);
  expect(manifest["host_permissions"] ?? []).toEqual([]);
  expect(manifest["optional_permissions"] ?? []).toEqual([]);
});

test("nothing of the add-on can be reached from outside", () => {
  for (const key of ["web_accessible_resources", "content_scripts", "externally_connectable"]) {
    expect(manifest).not.toHaveProperty(key);
  }
  // The one address that a page may ask something, and only after a click that says so.
  const allowed = "connect-src https://login.microsoftonline.com;";
  const whole = JSON.stringify(manifest["content_security_policy"]);
  expect(whole).toContain(allowed);
  const csp = whole.replace(allowed, "");
  expect(csp).toContain("default-src 'none'");
  expect(csp).not.toMatch(/unsafe|https?:|data:|blob:|\*/);
});

test("the version is the same everywhere", () => {
  const newest = /^## (\S+)/m.exec(read("CHANGELOG.md"))?.[1];
  expect([manifest.version, readJson<{ version: string }>("package.json").version]).toEqual([
    newest,
    newest,
  ]);
});

test("it runs on the two ESRs it was tested on, and on no later Thunderbird", () => {
  expect(manifest["browser_specific_settings"]).toEqual({
    gecko: {
      id: "modern-auth-switch@mailextension",
      strict_min_version: "140.0",
      strict_max_version: "153.*",
    },
  });
});
