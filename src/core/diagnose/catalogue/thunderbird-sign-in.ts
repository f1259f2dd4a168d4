// How Thunderbird's own sign-in (OAuth2.sys.mjs) ends.
import type { CatalogueEntry } from "./catalogue-entry";

export const THUNDERBIRD_SIGN_IN = {
  "no-stored-sign-in": {
    fixedBy: "you",
    signingInHelps: true,
    source: "no refresh token in the login store",
  },
  "sign-in-timed-out": {
    fixedBy: "you",
    signingInHelps: false,
    source: "nothing came back from the browser or the window",
  },
  "another-sign-in-open": {
    fixedBy: "you",
    signingInHelps: false,
    source: '"Window already open"',
  },
  "no-browser": { fixedBy: "you", signingInHelps: false, source: "no program for https links" },
  "loopback-blocked": {
    fixedBy: "you",
    signingInHelps: false,
    source: "no listener on the loopback address",
  },
  "sign-in-answer-mixed-up": {
    fixedBy: "you",
    signingInHelps: false,
    source: "RFC 6749, 10.12: the state differs",
  },
  "sign-in-answer-unreadable": {
    fixedBy: "you",
    signingInHelps: false,
    source: "the answer on the loopback address, or of the token endpoint, makes no sense",
  },
  "sign-in-service-unreachable": {
    fixedBy: "you",
    signingInHelps: false,
    source: "the token endpoint could not be reached",
  },
  "no-provider": {
    fixedBy: "you",
    signingInHelps: false,
    request: "name-servers",
    source: "no OAuth2 provider in Thunderbird's table",
  },
} as const satisfies Record<string, CatalogueEntry>;
