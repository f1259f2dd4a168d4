// The click on "Switch this account" is the go-ahead where there is nothing else to decide: it travels to
// the switch page in the session of this tab, which no address and nobody else can write, and is used up
// there.

const KEY = "start-at-once";

/** @param accounts ids, as they stand in the switch page's address */
export function askToStartAtOnce(accounts: string): void {
  try {
    sessionStorage.setItem(KEY, accounts);
  } catch {
    // Site data may be switched off; then the switch page waits for one more click.
  }
}

/** Whether these accounts shall be switched without another click; true only once. */
export function isToStartAtOnce(accounts: string): boolean {
  try {
    const asked = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return asked === accounts;
  } catch {
    return false;
  }
}
