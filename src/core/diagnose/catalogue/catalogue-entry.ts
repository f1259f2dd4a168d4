import type { AdministratorTask } from "../../administrator/administrator-task";

/** "you": at this computer. "wait": nothing was changed, and later it may work. "nobody": a mistake of a program. */
export type FixedBy = "you" | "administrator" | "wait" | "nobody";

/** What a page can do at once, before it tries again. */
export type DiagnosisAction =
  "choose-account" | "use-signed-in-name" | "unlock-passwords" | "close-account-settings";

/** The facts about one code; its sentences are in _locales. */
export interface CatalogueEntry {
  readonly fixedBy: FixedBy;
  /** Whether the person's own sign-in may cure it, when a stored one has met it. */
  readonly signingInHelps: boolean;
  /** Of what has to wait: seconds, as its sentences have them, where a server names no time. */
  readonly waitSeconds?: number;
  /** Another code with the same sentences. */
  readonly sentences?: string;
  /** What the administrator has to do, or can do when the person's own step did not help. */
  readonly request?: AdministratorTask;
  readonly action?: DiagnosisAction;
  /** Where it is known from. */
  readonly source: string;
}
