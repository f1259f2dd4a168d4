// The row at the top of every page: the add-on's name, and its pages.
import { edition } from "../messenger/edition/this-edition";
import { text, type MessageName } from "../messenger/text";
import { element } from "./element";

const PAGES: readonly (readonly [file: string, name: MessageName])[] = [
  [edition.startPage, "navigationAccounts"],
  ...(edition.name === "full" ? [["settings.html", "navigationSettings"] as const] : []),
  ["explanations.html", "navigationExplanations"],
  ["help-desk.html", "navigationReport"],
];

/** @param here the path of the page on which it stands */
export function pageHeader(here: string): HTMLElement {
  const links = PAGES.map(([file, name]) => {
    const isHere = here.endsWith(`/${file}`);
    return element("a", { href: file, ...(isHere && { "aria-current": "page" }) }, text(name));
  });
  return element(
    "header",
    {},
    element("span", { class: "brand" }, text("addOnName")),
    element("nav", { "aria-label": text("navigation") }, ...links),
  );
}
