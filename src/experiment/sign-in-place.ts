// Where the person signs in: in the system's browser, or in a window of Thunderbird's own; and showing
// it once more. What is signed in with is in sign-in.ts.

/** Whether it is the system's browser, as on 153 unless it was told otherwise. */
export function signsInWithBrowser(): boolean {
  return Services.prefs.getBoolPref("mailnews.oauth.useExternalBrowser", false);
}

/** Thunderbird's own window with a sign-in, if one is open; a second one is refused meanwhile. */
export function findSignInWindow(): MailWindow | undefined {
  return [...Services.wm.getEnumerator(null)].find(({ location }) =>
    location.href.endsWith("/browserRequest.xhtml"),
  );
}

/** The place of one sign-in. To be made before the object connects. */
export class SignInPlace {
  /** What the browser was given; undefined when there is none, or not yet. */
  #address: string | undefined;

  constructor(oauth: OAuth2) {
    if (signsInWithBrowser()) this.#watch(oauth);
  }

  /**
   * 153 makes the address in the middle of its `requestAuthorization`, and keeps it nowhere. The
   * object is our own, so its one property can tell.
   */
  #watch(oauth: OAuth2): void {
    type Request = NonNullable<OAuth2["request"]>;
    let held: Request | null = null;
    Object.defineProperty(oauth, "request", {
      get: () => held,
      set: (request: Request | null) => {
        held = request;
        this.#address = undefined;
        if (!request) return;
        const start = request.start.bind(request);
        request.start = (address) => {
          this.#address = address.href;
          return start(address);
        };
      },
    });
  }

  /** Shows it once more, or copies its address, which does not have to cross to a page for that. */
  show(how: "open" | "copy"): boolean {
    const address = this.#address;
    if (address === undefined) {
      const window = how === "open" ? findSignInWindow() : undefined;
      window?.focus();
      return window !== undefined;
    }
    if (how === "open") {
      ChromeUtils.importESModule("resource:///modules/LinkHelper.sys.mjs").openLinkExternally(
        address,
        { addToHistory: false },
      );
    } else {
      const clipboard = Cc["@mozilla.org/widget/clipboardhelper;1"];
      clipboard?.getService(Ci.nsIClipboardHelper).copyString(address);
    }
    return true;
  }
}
