// What Thunderbird's own sign-in comes to after a switch.
import type { CatalogueEntry } from "./catalogue-entry";

export const CHECK = {
  "thunderbird-refused": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "review-sign-in",
    source: "Thunderbird's own login was refused",
  },
  "server-unreachable": {
    fixedBy: "wait",
    signingInHelps: false,
    source: "Thunderbird's own login could not be tried",
  },
  "check-timed-out": {
    fixedBy: "you",
    signingInHelps: false,
    source: "another dialog of Thunderbird holds it up",
  },
  "set-back": {
    fixedBy: "you",
    signingInHelps: false,
    source: "a former setting is in place again",
  },
} as const satisfies Record<string, CatalogueEntry>;
