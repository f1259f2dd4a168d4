import { browser } from "../messenger/browser";
import { element } from "./element";

/** A link that opens in the person's own browser; the page stays. */
export function browserLink(address: `https://${string}`, words: string): HTMLElement {
  const click = (event: Event) => {
    event.preventDefault();
    void browser.windows.openDefaultBrowser(address);
  };
  return element("a", { href: address, click }, words);
}
