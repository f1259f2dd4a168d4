// What people do with mail, done by Thunderbird itself.
import type { Thunderbird } from "./thunderbird";

/** Sends a message from an account's identity through Thunderbird's own sending code. */
export async function sendMessage(
  thunderbird: Thunderbird,
  from: string,
  to: string,
  subject: string,
): Promise<void> {
  await thunderbird.inParent(
    async (sender, recipient, topic) => {
      const { MailServices } = ChromeUtils.importESModule(
        "resource:///modules/MailServices.sys.mjs",
      );
      const identity = MailServices.accounts.allIdentities.find((one: any) => one.email === sender);
      const server = MailServices.outgoingServer.getServerByIdentity(identity);
      const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(
        Ci.nsIMsgCompFields,
      );
      fields.from = sender;
      fields.to = recipient;
      fields.subject = topic;
      const file = Services.dirsvc.get("TmpD", Ci.nsIFile);
      file.append("message.eml");
      file.createUnique(Ci.nsIFile.NORMAL_FILE_TYPE, 0o600);
      const text = `From: ${sender}\r\nTo: ${recipient}\r\nSubject: ${topic}\r\nMessage-ID: <${String(Date.now())}@contoso.example>\r\n\r\nHello\r\n`;
      await IOUtils.writeUTF8(file.path, text);
      await new Promise<void>((resolve, reject) => {
        const listener = {
          QueryInterface: ChromeUtils.generateQI(["nsIMsgOutgoingListener"]),
          onSendStart: () => undefined,
          onSendStop: (_uri: unknown, status: number, _info: unknown, words: string) => {
            if (status === 0) resolve();
            else reject(new Error(`Sending failed: 0x${(status >>> 0).toString(16)} ${words}`));
          },
        };
        const parsed = MailServices.headerParser.parseEncodedHeaderW(recipient);
        server.sendMailMessage(
          file,
          parsed,
          [],
          identity,
          sender,
          null,
          null,
          false,
          "id",
          listener,
        );
      });
    },
    from,
    to,
    subject,
  );
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
