// What the scenes of the overview have in common.
import { Page } from "../harness/page";
import type { PageState } from "./page-state";

/** The overview as it is. */
export function overview(name: string, about: string, ...proof: string[]): PageState {
  return { name, about, proof, show: (lab) => Page.open(lab.thunderbird, "overview.html") };
}

/** The overview or another page that says in one word what it shows. */
export function shows(state: string): string {
  return `:root[data-shows=${state}]`;
}
