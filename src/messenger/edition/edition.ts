// The two editions as what pages may ask: one implementation each in this folder. Which of them is
// built in is decided by webpack.config.js, and nowhere else.
import type { Preflight } from "../../core/mail-servers/preflight";
import type { MailSettings, Protocol } from "../../core/server";

export interface Edition {
  /** "without-experiment": the full one, where Thunderbird has not loaded what it needs. */
  readonly name: "full" | "guided" | "without-experiment";
  /** The page that a click on the add-on's button opens. */
  readonly startPage: "overview.html" | "guided.html";
  /** The mail settings, as far as they are known; null: nobody has handed them over yet. */
  mailSettings(): Promise<MailSettings | null>;
  /** What would make a sign-in fail on this computer; null where that cannot be found out. */
  preflight(hostname?: string, protocol?: Protocol): Promise<Preflight | null>;
}
