// An IMAP server that does what it is told: what a real one would not do, or not in the words of
// Exchange Online.
import type tls from "node:tls";

/**
 * - "refuse-oauth2": `NO AUTHENTICATE failed.` after the challenge, as Exchange refuses a token
 * - "not-connected": accepts the login, then `BAD User is authenticated but not connected.`
 * - "no-oauth2": offers passwords only
 * - "bye": closes with a BYE instead of a greeting
 * - "hang-greeting", "hang-authenticate": say nothing more
 * - "throttled": asks to slow down, with a time
 * - "echo-token": refuses, and sends the token back in several encodings
 */
export type ImapScript =
  | "refuse-oauth2"
  | "not-connected"
  | "no-oauth2"
  | "bye"
  | "hang-greeting"
  | "hang-authenticate"
  | "throttled"
  | "echo-token";

const CHALLENGE =
  '{"status":"400","schemes":"Bearer","scope":"https://outlook.office.com/IMAP.AccessAsUser.All"}';

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** Every way in which a careless server could send the token back. */
function echoes(response: string): readonly string[] {
  const decoded = Buffer.from(response, "base64").toString();
  const token = decoded.split("\x01")[1]?.replace("auth=Bearer ", "") ?? "";
  const half = Math.floor(token.length / 2);
  return [
    token,
    encodeURIComponent(token),
    base64(token),
    base64(`x${token}`),
    base64(`xy${token}`),
    response,
    token.slice(0, half),
    token.slice(half),
  ];
}

/** Plays the script on one connection that has TLS already. */
export function playImapScript(socket: tls.TLSSocket, script: ImapScript): void {
  const send = (line: string) => socket.write(`${line}\r\n`);
  if (script === "hang-greeting") return;
  if (script === "bye") {
    socket.end("* BYE Server is unavailable. 15\r\n");
    return;
  }
  send("* OK The Microsoft Exchange IMAP4 service is ready. [stand-in]");
  let unread = "";
  let challenged: string | undefined;
  const answer = (line: string) => {
    if (challenged !== undefined) {
      send(`${challenged} NO AUTHENTICATE failed.`);
      challenged = undefined;
      return;
    }
    const [tag = "*", command = "", , response = ""] = line.split(" ");
    switch (command.toUpperCase()) {
      case "CAPABILITY":
        send(
          `* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN${script === "no-oauth2" ? "" : " AUTH=XOAUTH2"} SASL-IR`,
        );
        send(`${tag} OK CAPABILITY completed.`);
        break;
      case "AUTHENTICATE":
        if (script === "hang-authenticate") break;
        if (script === "throttled") {
          send(`${tag} BAD Request is throttled. Suggested Backoff Time: 273742 milliseconds`);
          break;
        }
        if (script === "not-connected") {
          send(`${tag} OK AUTHENTICATE completed.`);
          break;
        }
        if (script === "echo-token") for (const echo of echoes(response)) send(`* OK ${echo}`);
        challenged = tag;
        send(`+ ${base64(CHALLENGE)}`);
        break;
      case "LOGIN":
        send(`${tag} NO LOGIN failed.`);
        break;
      case "LOGOUT":
        send("* BYE Microsoft Exchange Server IMAP4 server signing off.");
        socket.end(`${tag} OK LOGOUT completed.\r\n`);
        break;
      default:
        send(`${tag} BAD User is authenticated but not connected.`);
    }
  };
  socket.on("data", (chunk: Buffer) => {
    unread += chunk.toString();
    const lines = unread.split("\r\n");
    unread = lines.pop() ?? "";
    lines.forEach(answer);
  });
}
