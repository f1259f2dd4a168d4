// Text in Markdown that stays text (CommonMark 0.31).

/** One line in which nothing is markup: every punctuation character is escaped (section 2.4). */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .trim();
}

/** Several lines word for word, in a fence longer than any in them (section 4.5). */
export function markdownVerbatim(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text.replace(/\r\n?/g, "\n")}\n${fence}`;
}
