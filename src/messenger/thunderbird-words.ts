// Thunderbird's own words for its controls, in the language of the sentences around them. Some differ
// between the two ESRs (read from their language packs); what lies between goes by the older one.
import type { ThunderbirdWord } from "../core/walk/walk-step";
import { browser } from "./browser";
import { text } from "./text";

/** The first ESR with the newer words. */
const NEWER = 153;

/** What only pictures and explanations name. */
type OtherWord =
  | "help"
  | "troubleshooting"
  | "copyText"
  | "includeAccountNames"
  | "outgoingServer"
  | "outgoingDialog"
  | "send"
  | "from";

let older: Promise<boolean> | undefined;

async function isOlder(): Promise<boolean> {
  const { version } = await browser.runtime.getBrowserInfo();
  return parseInt(version, 10) < NEWER;
}

export type ThunderbirdWords = (word: ThunderbirdWord | OtherWord) => string;

/** Asks once which Thunderbird this is. */
export async function thunderbirdWords(): Promise<ThunderbirdWords> {
  const isOld = await (older ??= isOlder());
  return (word) => {
    const oldWords = isOld ? browser.i18n.getMessage(`thunderbird140_${word}`) : "";
    return oldWords || text(`thunderbird_${word}`);
  };
}

/** Whether the sentences, and so these words, are in the language that Thunderbird speaks. */
export function speaksThunderbirdsLanguage(): boolean {
  const base = (tag: string) => tag.split(/[-_]/)[0]?.toLowerCase();
  return base(browser.i18n.getUILanguage()) === base(text("language"));
}
