// A second pair of eyes: what an IMAP server says to somebody else than the add-on or Thunderbird.
// Straight to Dovecot, with nothing between.
import { once } from "node:events";
import net from "node:net";

/** The untagged responses to each command, in order, one character a byte. */
export async function askImap(
  port: number,
  user: string,
  accessToken: string,
  commands: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const socket = net.connect(port, "127.0.0.1");
  let unread = "";
  const line = async () => {
    for (;;) {
      const end = unread.indexOf("\r\n");
      if (end >= 0) {
        const found = unread.slice(0, end);
        unread = unread.slice(end + 2);
        return found;
      }
      const [chunk] = (await once(socket, "data")) as [Buffer];
      unread += chunk.toString("latin1");
    }
  };
  const ask = async (command: string) => {
    socket.write(`t ${command}\r\n`, "latin1");
    const untagged: string[] = [];
    for (;;) {
      const answer = await line();
      if (answer.startsWith("t OK")) return untagged;
      if (answer.startsWith("t ")) throw new Error(`${command}: ${answer}`);
      untagged.push(answer.replace(/^\* /, ""));
    }
  };
  try {
    await line();
    const response = `user=${user}\x01auth=Bearer ${accessToken}\x01\x01`;
    await ask(`AUTHENTICATE XOAUTH2 ${Buffer.from(response).toString("base64")}`);
    const answers: (readonly string[])[] = [];
    for (const command of commands) answers.push(await ask(command));
    return answers;
  } finally {
    socket.destroy();
  }
}
