// What people do with mail, done by Thunderbird itself.
import { type Thunderbird, until } from "./thunderbird";

type Sending = "waits" | "begins";

/** Runs in the parent process. */
async function send(sender: string, recipient: string, topic: string, how: Sending): Promise<void> {
  const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
  const identity = MailServices.accounts.allIdentities.find((one: any) => one.email === sender);
  const server = MailServices.outgoingServer.getServerByIdentity(identity);
  const file = Services.dirsvc.get("TmpD", Ci.nsIFile);
  file.append("message.eml");
  file.createUnique(Ci.nsIFile.NORMAL_FILE_TYPE, 0o600);
  const text = `From: ${sender}\r\nTo: ${recipient}\r\nSubject: ${topic}\r\nMessage-ID: <${String(Date.now())}@contoso.example>\r\n\r\nHello\r\n`;
  await IOUtils.writeUTF8(file.path, text);
  const sent = new Promise<void>((resolve, reject) => {
    const listener = {
      QueryInterface: ChromeUtils.generateQI(["nsIMsgOutgoingListener"]),
      onSendStart: () => undefined,
      onSendStop: (_uri: unknown, status: number, _info: unknown, words: string) => {
        if (status === 0) resolve();
        else reject(new Error(`Sending failed: 0x${(status >>> 0).toString(16)} ${words}`));
      },
    };
    const to = MailServices.headerParser.parseEncodedHeaderW(recipient);
    const begin = () => {
      server.sendMailMessage(file, to, [], identity, sender, null, null, false, "id", listener);
    };
    // A dialog would end the command that has led to it.
    if (how === "waits") begin();
    else Services.wm.getMostRecentWindow("mail:3pane").setTimeout(begin, 0);
  });
  if (how === "waits") await sent;
  else sent.catch(() => undefined);
}

/** Sends a message from an account's identity through Thunderbird's own sending code. */
export async function sendMessage(
  thunderbird: Thunderbird,
  from: string,
  to: string,
  subject: string,
): Promise<void> {
  await thunderbird.inParent(send, from, to, subject, "waits");
}

/** The same where it will be refused, with a dialog; what comes of it is not waited for. */
export async function beginToSend(thunderbird: Thunderbird, from: string): Promise<void> {
  await thunderbird.inParent(send, from, from, "Will be refused", "begins");
}

/** So that the next look at the inbox has to sign in again. */
export async function closeConnections(thunderbird: Thunderbird, accountId: string): Promise<void> {
  await thunderbird.inParent((id) => {
    const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
    MailServices.accounts.getAccount(id).incomingServer.closeCachedConnections();
  }, accountId);
}

/** Fetches an account's inbox, as a click on it does. */
export async function readInbox(thunderbird: Thunderbird, accountId: string): Promise<void> {
  await thunderbird.inParent(async (id) => {
    const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
    const server = MailServices.accounts.getAccount(id).incomingServer;
    await new Promise<void>((resolve, reject) => {
      const listener = {
        QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
        OnStartRunningUrl: () => undefined,
        OnStopRunningUrl: (_url: unknown, status: number) => {
          if (status === 0) resolve();
          else reject(new Error(`Receiving failed: 0x${(status >>> 0).toString(16)}`));
        },
      };
      const inbox = server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
      if (inbox) inbox.getNewMessages(null, listener);
      else MailServices.imap.discoverAllFolders(server.rootFolder, listener, null);
    });
  }, accountId);
}

/** Looks for new mail as the button does; what comes of it, dialogs too, is not waited for. */
export async function beginToFetch(thunderbird: Thunderbird, accountId: string): Promise<void> {
  await thunderbird.inParent((id) => {
    const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
    const window = Services.wm.getMostRecentWindow("mail:3pane");
    const server = MailServices.accounts.getAccount(id).incomingServer;
    window.setTimeout(() => {
      server.getNewMessages(server.rootFolder, window.msgWindow, null);
    }, 0);
  }, accountId);
}

/** Writes a message in a compose window and sends it, as a person does; what comes of it is not waited for. */
export async function sendFromComposeWindow(thunderbird: Thunderbird, to: string): Promise<void> {
  await thunderbird.inParent(async (recipient) => {
    const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
    const params = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(
      Ci.nsIMsgComposeParams,
    );
    params.composeFields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(
      Ci.nsIMsgCompFields,
    );
    params.composeFields.to = recipient;
    params.composeFields.subject = "From a compose window";
    params.format = Ci.nsIMsgCompFormat.PlainText;
    const opened = new Promise<any>((resolve) => {
      const observer = {
        observe(window: any) {
          window.addEventListener(
            "compose-window-init",
            () => {
              Services.ww.unregisterNotification(observer);
              resolve(window);
            },
            { once: true, capture: true },
          );
        },
      };
      Services.ww.registerNotification(observer);
    });
    MailServices.compose.OpenComposeWindowWithParams(null, params);
    const window = await opened;
    // What the button Send does, a moment after the window is there.
    window.setTimeout(() => {
      window.goDoCommand("cmd_sendNow");
    }, 1000);
  }, to);
}

/**
 * Sends the message in the compose window that has been opened, and waits until the window is gone.
 *
 * @param sender whom the person chooses as its sender, if it is not there already
 * @returns for whom it is
 */
export async function sendOpenedMessage(thunderbird: Thunderbird, sender: string): Promise<string> {
  const to = await until("a compose window", () =>
    thunderbird.inParent(() => {
      const { gMsgCompose, document } = Services.wm.getMostRecentWindow("msgcompose") ?? {};
      const pills = document?.querySelectorAll("#toAddrContainer mail-address-pill") ?? [];
      return gMsgCompose?.identity && pills.length > 0 && String(pills[0].emailAddress);
    }),
  );
  await thunderbird.inParent((from) => {
    const window = Services.wm.getMostRecentWindow("msgcompose");
    const list = window.document.getElementById("msgIdentity");
    const entries = [...list.menupopup.querySelectorAll("menuitem")];
    const entry = entries.find((one: any) => one.getAttribute("value")?.includes(from));
    if (list.selectedItem !== entry) {
      list.selectedItem = entry;
      list.doCommand();
    }
  }, sender);
  await until("the message to be sent", () =>
    thunderbird.inParent(() => {
      const window = Services.wm.getMostRecentWindow("msgcompose");
      // The button can be clicked when the window is ready, and not while it sends.
      const button = window?.document.getElementById("button-send");
      if (button && !button.disabled) {
        window.setTimeout(() => {
          window.goDoCommand("cmd_sendNow");
        });
      }
      return window === null;
    }),
  );
  return to;
}

/** So that Thunderbird does not ask whether to save them when it quits. */
export async function closeComposeWindows(thunderbird: Thunderbird): Promise<void> {
  await thunderbird.inParent(() => {
    for (const window of Services.wm.getEnumerator("msgcompose")) window.close();
  });
}
