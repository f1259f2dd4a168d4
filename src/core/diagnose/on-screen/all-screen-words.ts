// What Thunderbird and Microsoft's sign-in page show in their own words, which say less than a
// server's. In English and Japanese; in other languages the servers' words and numbers are the same.
import { CONNECTION_WORDS } from "./connection-words";
import { MICROSOFT_WORDS } from "./microsoft-words";
import type { ScreenWords } from "./screen-words";
import { THUNDERBIRD_WORDS } from "./thunderbird-words";

export const SCREEN_WORDS: readonly ScreenWords[] = [
  ...MICROSOFT_WORDS,
  ...THUNDERBIRD_WORDS,
  ...CONNECTION_WORDS,
];
