// Which explanations the page shows, and where: each once.
import type { DiagnosisCode } from "../../core/diagnose/catalogue/catalogue";
import { codesForWords } from "../../core/diagnose/explain";
import { ALL_SEEN, type Seen, SEEN_WHEN } from "../../core/diagnose/seen-when";
import { type Explanation, explanationOf, hasWords, type Told } from "./explanation";

export interface Choice {
  /** What the words mean. */
  readonly recognised: readonly Explanation[];
  /** By what somebody saw: those that have the words; all of them when none has. */
  readonly groups: readonly (readonly [Seen, readonly Explanation[]])[];
  /** How many were found; undefined when no words were typed. */
  readonly found: number | undefined;
}

export function chooseExplanations(told: Told): Choice {
  const shown = new Set<string>();
  const isNew = ({ key }: Explanation) => !shown.has(key) && Boolean(shown.add(key));
  const recognised = codesForWords(told.words)
    .map((code) => explanationOf(code, told))
    .filter(isNew);
  // Nobody has said that these are about the words.
  const silent = { ...told, words: "" };
  const all = ALL_SEEN.map((seen) => {
    const codes: readonly DiagnosisCode[] = SEEN_WHEN[seen];
    return [seen, codes.map((code) => explanationOf(code, silent)).filter(isNew)] as const;
  });
  if (told.words === "") return { recognised, groups: all, found: undefined };
  const groups = all.map(
    ([seen, ones]) => [seen, ones.filter((one) => hasWords(one, told.words))] as const,
  );
  const found = groups.reduce((sum, [, ones]) => sum + ones.length, recognised.length);
  return { recognised, groups: found === 0 ? all : groups, found };
}
