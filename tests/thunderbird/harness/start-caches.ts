// What Thunderbird compiles at a start and keeps in the profile from its first minutes on, as
// every profile in use has it. It is made once for a Thunderbird and put into each new profile:
// a fifth of a start's work.
import fs from "node:fs";
import path from "node:path";
import { UNDER_TEST } from "./under-test";

/** The caches, and the file without which Thunderbird takes them for those of another version. */
const PARTS = ["startupCache", "compatibility.ini"];

/** What add-ons have registered at their start: it must not come from another profile. */
const OF_ADD_ONS = "webext.sc.lz4";

/** Where they are kept for the Thunderbird under test, whose build has an id of its own. */
function folder(): string {
  const program = fs.realpathSync(UNDER_TEST.program);
  const file = path.join(path.dirname(program), "application.ini");
  const build = /^BuildID=(\d+)/m.exec(fs.readFileSync(file, "utf8"))?.[1] ?? "unknown";
  return path.resolve("build/start-caches", `${String(UNDER_TEST.esr)}-${build}`);
}

export function hasStartCaches(): boolean {
  return fs.existsSync(folder());
}

/** Keeps those of a profile whose Thunderbird has ended. */
export function keepStartCaches(profile: string): void {
  const part = `${folder()}.part`;
  fs.rmSync(part, { recursive: true, force: true });
  copy(profile, part);
  fs.renameSync(part, folder());
}

/** Puts them into a profile that has not been started yet; nothing when there are none. */
export function putStartCaches(profile: string): void {
  if (hasStartCaches()) copy(folder(), profile);
}

function copy(from: string, to: string): void {
  for (const name of PARTS) {
    const filter = (file: string) => path.basename(file) !== OF_ADD_ONS;
    fs.cpSync(path.join(from, name), path.join(to, name), { recursive: true, filter });
  }
}
