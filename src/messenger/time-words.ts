// Dates and times as people write them, in the language of the sentences around them.
import { browser } from "./browser";
import { language } from "./text";

/** Thunderbird's own variant (British English …) where it is one of the sentences' language. */
function dateLanguage(): string {
  const own = browser.i18n.getUILanguage();
  const base = (tag: string) => tag.split("-")[0];
  return base(own) === base(language()) ? own : language();
}

function format(time: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(dateLanguage(), options).format(time);
}

/** E.g. "24 November 2026". */
export function dayWords(time: Date): string {
  return format(time, { dateStyle: "long" });
}

/** E.g. "24 November 2026 at 10:00". */
export function timeWords(time: Date): string {
  return format(time, { dateStyle: "long", timeStyle: "short" });
}

/** E.g. "10:00". */
export function clockWords(time: Date): string {
  return format(time, { timeStyle: "short" });
}

/**
 * E.g. "December 2026", in the form that it has beside a day ("grudnia 2026").
 *
 * @param day ISO 8601, without a time
 */
export function monthWords(day: string): string {
  const parts = new Intl.DateTimeFormat(dateLanguage(), {
    dateStyle: "long",
    timeZone: "UTC",
  }).formatToParts(new Date(day));
  const at = parts.findIndex(({ type }) => type === "day");
  // The day goes, and so does what stands between it and its neighbour.
  return parts
    .filter((_part, index) => index !== at && index !== at + 1)
    .map(({ value }) => value)
    .join("")
    .trim();
}
