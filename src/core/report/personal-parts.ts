// Takes out of a report what says whose it is: addresses, user names, account names, the
// organisation's domains and tenant. What a help desk needs to compare stays comparable: the same
// name has the same number everywhere.

const ADDRESS = /[^\s<>"'(),:;@[\]\\]+@[A-Za-z0-9.-]+[A-Za-z0-9]/g;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

/**
 * An address or a domain wherever it stands; any other name only as a whole word, and not as a part of
 * a host name: an account may be called "Outlook".
 */
function patternOf(name: string): string {
  return /[@.]/.test(name)
    ? escaped(name)
    : `(?<![\\p{L}\\p{N}.-])${escaped(name)}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
}

/**
 * A function that replaces the given names, in any case and however often, by "[name 1]" and so on,
 * and every other mail address by "[address]".
 *
 * @param names whole names; shorter than two characters they are left alone
 */
export function withoutPersonalParts(names: readonly string[]): (text: string) => string {
  const known = [...new Set(names.map((name) => name.trim().toLowerCase()))].filter(
    (name) => name.length > 1,
  );
  const numbers = new Map(known.map((name, index) => [name, index + 1]));
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(patternOf).join("|") || "(?!)", "giu");
  return (text) =>
    text
      .replace(pattern, (found) => `[name ${String(numbers.get(found.toLowerCase()) ?? 0)}]`)
      .replace(ADDRESS, "[address]");
}

/** The same for every text in a plain value, at every depth; keys stay. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((one) => mapTexts<unknown>(one, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapTexts<unknown>(one, change)]),
  ) as T;
}
