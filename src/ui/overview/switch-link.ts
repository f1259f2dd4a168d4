// The ways from the overview to the switch.
import type { StoredSecret } from "../../core/mail-servers/stored-login";
import type { AccountSnapshot } from "../../core/server";
import { counted, text } from "../../messenger/text";
import { element } from "../element";
import { askToStartAtOnce } from "../start-at-once";

/** Where no sign-in is needed the click is the go-ahead; else the page first says what will happen. */
function goAhead(accounts: string, tokens: readonly StoredSecret[]): { click?: () => void } {
  if (!tokens.every((token) => token === "some")) return {};
  return {
    click: () => {
      askToStartAtOnce(accounts);
    },
  };
}

/** @param obvious this is the page's one obvious button */
export function switchLink(
  { id, name }: AccountSnapshot,
  token: StoredSecret,
  obvious: boolean,
): HTMLElement {
  const attributes = {
    class: obvious ? "button primary" : "button",
    href: `switch.html?account=${encodeURIComponent(id)}`,
    "aria-label": text("switchAccountNamed", name),
  };
  return element("a", { ...attributes, ...goAhead(id, [token]) }, text("switchAccount"));
}

/** For several accounts, one after the other. */
export function switchAllLink(
  accounts: readonly { readonly id: string; readonly token: StoredSecret }[],
): HTMLElement {
  const ids = accounts.map(({ id }) => id).join(",");
  const attributes = {
    id: "switch-all",
    class: "button primary",
    href: `switch.html?account=${encodeURIComponent(ids)}`,
  };
  const tokens = accounts.map(({ token }) => token);
  return element(
    "a",
    { ...attributes, ...goAhead(ids, tokens) },
    counted("switchAll", accounts.length),
  );
}
