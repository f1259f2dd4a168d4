// Which Thunderbird this process is to test; tests/test.mjs says so.

/** The program, and which of the two ESRs it is. */
export const UNDER_TEST = {
  program: process.env["THUNDERBIRD_UNDER_TEST"] ?? "/usr/lib/thunderbird/thunderbird",
  esr: process.env["THUNDERBIRD_ESR_UNDER_TEST"] === "140" ? 140 : 153,
} as const;
