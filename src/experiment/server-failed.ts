// The event onServerFailed: somebody has just seen Thunderbird fail to send, or to sign in at a server.
// The feedback listener of Thunderbird (nsIMsgUserFeedbackListener) is not told of a refused password
// (measured on 140 and 153), so the dialog about it is recognised, and every compose window is listened to.
import { allServers, hostnameOf, outgoingServerIdOf } from "./server";

/** toolkit/components/prompts/src/CommonDialog.sys.mjs */
const DIALOG_LOADED = "common-dialog-loaded";
const MESSAGES = "chrome://messenger/locale/messenger.properties";

/** MailAuthenticator.sys.mjs shows these words when a server refuses a password. */
function refusedServerIds(words: string): readonly string[] {
  const bundle = Services.strings.createBundle(MESSAGES);
  return allServers()
    .filter((server) => {
      const names = [hostnameOf(server), server.native.username];
      return bundle.formatStringFromName("mailServerLoginFailed2", names) === words;
    })
    .map(({ id }) => id);
}

function ignore(): void {
  // Of no interest.
}

/**
 * The listener's side, in the shape of ExtensionAPIPersistent.PERSISTENT_EVENTS: told the server's id.
 */
export function watchFailures({ fire }: { fire: PrimedFire }) {
  let current = fire;
  const report = async (serverId: string) => {
    try {
      await current.wakeup?.();
      await current.async(serverId);
    } catch {
      // The background page ended while the event was on its way; the next failure tells again.
    }
  };

  const dialogs = {
    observe(subject: unknown) {
      const { Dialog } = subject as { readonly Dialog?: { readonly args?: { text?: unknown } } };
      const words = Dialog?.args?.text;
      if (typeof words !== "string") return;
      for (const id of refusedServerIds(words)) void report(id);
    },
  };

  const heard = new Map<ComposeWindow, () => void>();
  const hear = (window: ComposeWindow) => {
    const { gMsgCompose } = window;
    if (!gMsgCompose || heard.has(window)) return;
    const listener = {
      QueryInterface: ChromeUtils.generateQI(["nsIMsgSendListener"]),
      onStartSending: ignore,
      onProgress: ignore,
      onStatus: ignore,
      onStopSending(_id: string, status: number) {
        const id = outgoingServerIdOf(window.gCurrentIdentity ?? gMsgCompose.identity);
        if (status !== Cr.NS_OK && id !== null) void report(id);
      },
      onGetDraftFolderURI: ignore,
      onSendNotPerformed: ignore,
      onTransportSecurityError: ignore,
    };
    gMsgCompose.addMsgSendListener(listener);
    heard.set(window, () => {
      gMsgCompose.removeMsgSendListener(listener);
    });
  };
  // MsgComposeCommands.js: gMsgCompose is there from then on. The event does not bubble.
  const ready = ({ currentTarget }: { readonly currentTarget: unknown }) => {
    hear(currentTarget as ComposeWindow);
  };
  const watch = (window: ComposeWindow) => {
    window.addEventListener("compose-window-init", ready, { capture: true });
    hear(window);
  };
  const windows = {
    observe(subject: unknown, topic: string) {
      const window = subject as ComposeWindow;
      if (topic === "domwindowclosed") {
        heard.delete(window);
        return;
      }
      const loaded = () => {
        const type = window.document.documentElement.getAttribute("windowtype");
        if (type === "msgcompose") watch(window);
      };
      window.addEventListener("load", loaded, { once: true });
    },
  };

  Services.obs.addObserver(dialogs, DIALOG_LOADED);
  Services.ww.registerNotification(windows);
  for (const window of Services.wm.getEnumerator("msgcompose")) watch(window);
  return {
    unregister() {
      Services.obs.removeObserver(dialogs, DIALOG_LOADED);
      Services.ww.unregisterNotification(windows);
      for (const window of Services.wm.getEnumerator("msgcompose")) {
        window.removeEventListener("compose-window-init", ready, { capture: true });
      }
      for (const stop of heard.values()) stop();
    },
    convert(newFire: PrimedFire) {
      current = newFire;
    },
  };
}
