// A policies.json of a test's own, which stands for an administrator's.
import fs from "node:fs";
import path from "node:path";
import { makeProfile, type Preferences } from "./profile";

export interface PolicyFile {
  /** To be removed with removeProfile(). */
  readonly folder: string;
  /** What makes Thunderbird read it. */
  readonly preferences: Preferences;
  readonly environment: Readonly<Record<string, string>>;
}

export function policyFile(policies: object): PolicyFile {
  const folder = makeProfile([], {});
  const file = path.join(folder, "policies.json");
  fs.writeFileSync(file, JSON.stringify({ policies }));
  return {
    folder,
    preferences: {
      // Honoured in automation mode only.
      "browser.policies.alternatePath": file,
      "security.turn_off_all_security_so_that_viruses_can_take_over_this_computer": true,
    },
    // Automation mode also ends Thunderbird when it connects to anything but this computer.
    environment: { MOZ_DISABLE_NONLOCAL_CONNECTIONS: "1" },
  };
}
