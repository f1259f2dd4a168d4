// What the page in the sign-in window needs, where the person has switched it off in Thunderbird: for the
// length of one sign-in. No value of the person's is touched: a locked preference has its default, and
// neither the lock nor the default is ever written to the profile, so that a crash puts it back as well.

/** netwerk/cookie/nsICookieService.idl, BEHAVIOR_ACCEPT: an organisation's own sign-in page is a third party. */
const ACCEPT_COOKIES = 0;

const NEEDED: Readonly<Record<string, number | boolean>> = {
  "network.cookie.cookieBehavior": ACCEPT_COOKIES,
  "javascript.enabled": true,
  "dom.storage.enabled": true,
};

function write(branch: Preferences, name: string, value: number | boolean): void {
  if (typeof value === "number") branch.setIntPref(name, value);
  else branch.setBoolPref(name, value);
}

function read(branch: Preferences, name: string, like: number | boolean): number | boolean {
  return typeof like === "number" ? branch.getIntPref(name, like) : branch.getBoolPref(name, like);
}

/** Allows it, except for what a policy or AutoConfig has locked. Returns how to put everything back. */
export function allowInWindow(): () => void {
  const { prefs } = Services;
  const defaults = prefs.getDefaultBranch("");
  const putBack: (() => void)[] = [];
  for (const [name, value] of Object.entries(NEEDED)) {
    if (prefs.prefIsLocked(name) || read(prefs, name, value) === value) continue;
    const before = read(defaults, name, value);
    write(defaults, name, value);
    prefs.lockPref(name);
    putBack.push(() => {
      prefs.unlockPref(name);
      write(defaults, name, before);
    });
  }
  return () => {
    for (const one of putBack.splice(0)) one();
  };
}
