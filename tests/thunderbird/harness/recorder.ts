// Functions that run inside Thunderbird's parent process and watch what the tests have to know of:
// dialogs, windows, console, and everything that crosses from the parent process to the add-on.

/** A window or a dialog that Thunderbird has opened. */
export interface Opened {
  readonly kind: "dialog" | "window";
  /** A dialog's title and text, or a window's address. */
  readonly text: string;
}

/** A notification, as Thunderbird shows it where the system has no service for them. */
export interface Notified {
  readonly title: string;
  readonly text: string;
}

/**
 * Starts to watch. Dialogs are answered with their last button (Cancel) after a moment; one that asks
 * for the primary password gets it, when the test has said what it is.
 */
export function installRecorder(): void {
  const record = {
    opened: [] as Opened[],
    notified: [] as Notified[],
    /** The windows of notifications that are shown now. */
    notifications: new Set<any>(),
    crossed: [] as string[],
    primaryPassword: undefined as string | undefined,
  };
  const shared = Cu.getGlobalForObject(Services);
  shared.testRecord = record;
  const dialog = {
    observe(window: any) {
      const { args, ui } = window.Dialog;
      record.opened.push({ kind: "dialog", text: `${args.title}: ${args.text}` });
      const cancel = ui.button1 && !ui.button1.hidden ? ui.button1 : ui.button0;
      const { primaryPassword } = record;
      window.setTimeout(() => {
        if (args.promptType === "promptPassword" && primaryPassword !== undefined) {
          ui.password1Textbox.value = primaryPassword;
          ui.button0.click();
        } else cancel.click();
      }, 100);
    },
  };
  Services.obs.addObserver(dialog, "common-dialog-loaded");
  Services.ww.registerNotification({
    observe(window: any, topic: string) {
      if (topic !== "domwindowopened") return;
      const loaded = () => {
        const { href } = window.location;
        if (href !== "chrome://global/content/alerts/alert.xhtml") {
          record.opened.push({ kind: "window", text: href });
          return;
        }
        record.notifications.add(window);
        window.addEventListener("unload", () => record.notifications.delete(window));
        const words = (id: string) => {
          const label = window.document.getElementById(id);
          return [label.value, label.textContent].map(String).find((one) => one !== "") ?? "";
        };
        record.notified.push({ title: words("alertTitleLabel"), text: words("alertTextLabel") });
      };
      window.addEventListener("load", loaded, { once: true });
    },
  });

  const { ExtensionParent } = ChromeUtils.importESModule(
    "resource://gre/modules/ExtensionParent.sys.mjs",
  );
  const { conduit } = ExtensionParent.ParentAPIManager;
  const { sendCallResult, queryRunListener } = conduit;
  const read = (holder: any) => JSON.stringify(holder?.deserialize?.(globalThis, true) ?? null);
  conduit.sendCallResult = (id: unknown, message: any) => {
    const { path, result, error } = message;
    record.crossed.push(`${path} ${read(result)} ${JSON.stringify(error ?? null)}`);
    return sendCallResult.call(conduit, id, message);
  };
  conduit.queryRunListener = (id: unknown, message: any) => {
    record.crossed.push(`${message.path} ${read(message.args)}`);
    return queryRunListener.call(conduit, id, message);
  };
}

/** All that the console has been told since the start, of every kind. */
export function readConsole(): readonly string[] {
  const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
  const calls = storage.getEvents().map((event: any) => {
    const { prefix, level, arguments: words } = event.wrappedJSObject ?? event;
    return `${String(prefix)} ${String(level)} ${[...words].map(String).join(" ")}`;
  });
  const messages = (Services.console.getMessageArray() as { message: string }[]).map(
    ({ message }) => message,
  );
  return [...calls, ...messages];
}

/**
 * Marionette knows tabs of Firefox and Android only. Teaches it every <browser> of every window:
 * tabs, and the sign-in window.
 */
export function teachMarionetteTabs(): void {
  const { TabManager } = ChromeUtils.importESModule(
    "chrome://remote/content/shared/TabManager.sys.mjs",
  );
  const known = new WeakMap<object, object>();
  const tabsOf = (window: any) =>
    [...window.document.querySelectorAll("browser")]
      .filter((browser: any) => browser.browsingContext?.isContent)
      .filter((browser: any) => browser.currentURI?.spec !== "about:blank")
      .map((browser: any) => {
        browser.permanentKey ??= {};
        if (!known.has(browser)) known.set(browser, { linkedBrowser: browser });
        return known.get(browser) as { linkedBrowser: unknown };
      });
  TabManager.getTabBrowser = (window: any) =>
    window?.document?.querySelector("browser")
      ? {
          get tabs() {
            return tabsOf(window);
          },
          get selectedTab() {
            return tabsOf(window)[0];
          },
          getTabForBrowser: (browser: unknown) =>
            tabsOf(window).find(({ linkedBrowser }) => linkedBrowser === browser),
          addEventListener: () => undefined,
          removeEventListener: () => undefined,
        }
      : null;
}
