// A state in which a page can be, how it comes about in a real Thunderbird, and what proves that it is
// the one it is named for. Used by the test (axe-core, pictures in build/) and by `npm run screenshots`.
import type { Lab, LabOptions } from "../harness/lab";
import type { Page } from "../harness/page";

export interface PageState {
  /** Of its picture's file. */
  readonly name: string;
  /** One line for the index of pictures. */
  readonly about: string;
  /** Brings it about and opens the page; what the page says is not looked at: it has many languages. */
  readonly show: (lab: Lab) => Promise<Page>;
  /** Elements that can be seen in this state only, as CSS selectors. */
  readonly proof: readonly string[];
  /** Afterwards, with the page still open. */
  readonly leave?: (lab: Lab, page: Page) => Promise<void>;
  /** There is no such state on 140 ESR. */
  readonly only153?: boolean;
}

export interface SceneOptions extends LabOptions {
  /** What was made for the scene and has to go with it. */
  readonly remove?: () => void;
}

/** States that follow each other in one Thunderbird. */
export interface Scene {
  readonly title: string;
  /** Made anew for every run. */
  readonly options: () => Promise<SceneOptions> | SceneOptions;
  readonly states: readonly PageState[];
}
