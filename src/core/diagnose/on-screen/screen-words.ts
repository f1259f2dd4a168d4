import type { DiagnosisCode } from "../catalogue/catalogue";

/** What a window or a page says in its own words, and what it can mean, the likelier first. */
export interface ScreenWords {
  readonly codes: readonly DiagnosisCode[];
  readonly pattern: RegExp;
  readonly samples: readonly string[];
  /** Thunderbird's name of the sentence, in 140.12.0esr and 153.7.0esr, or Microsoft's page. */
  readonly source: string;
}
