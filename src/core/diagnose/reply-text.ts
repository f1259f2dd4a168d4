// From the lines of a mail server to the one text in which it says why: joined where it was wrapped,
// without what differs from server to server. Not here: what it means (-> mail-replies.ts).

/** The name, time and id that Exchange Online appends to a reply, in all its spellings. */
const SERVER_SUFFIX =
  /\[[A-Z0-9-]+\.[A-Z0-9.-]*(?:outlook\.com|exchangelabs\.com|office365\.com)(?:\s+[0-9TZ:.+-]+)?(?:\s+[0-9A-F]{8,})?\]/gi;

function oneLine(text: string): string {
  return text.replace(SERVER_SUFFIX, " ").replace(/\s+/g, " ").trim();
}

/** A reply code with its enhanced status (RFC 3463) somewhere in a text. */
const STATUS = /\b[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}\b/g;

/**
 * The innermost reply of one that wraps another, e.g. `5.7.57 Client not authenticated to send mail.
 * Error: 535 5.7.139 …`.
 */
function innermost(text: string): string {
  const last = [...text.matchAll(STATUS)].at(-1);
  return last ? text.slice(last.index) : text;
}

/** The last refusal among SMTP replies (RFC 5321, 4.2), each of one line or several. */
function smtpRefusal(lines: readonly string[]): string {
  let refusal = "";
  let reply = "";
  for (const line of lines.flatMap((one) => one.split(/\r?\n/))) {
    const [, code, more, words = ""] = /^([2-5]\d\d)([ -]|$)(.*)$/.exec(line) ?? [];
    if (code === undefined) {
      // A line that a relay or a clipboard has wrapped.
      reply += ` ${line}`;
      if (refusal !== "") refusal = reply;
      continue;
    }
    // The enhanced status stands on every line of a reply.
    const isContinued = reply.startsWith(code) && reply.endsWith("\n");
    reply = isContinued
      ? `${reply.trimEnd()} ${words.replace(/^[245]\.\d+\.\d+\s/, "")}`
      : `${code} ${words}`;
    if (/^[45]/.test(code)) refusal = reply;
    if (more === "-") reply += "\n";
  }
  return refusal;
}

/** What an IMAP or POP3 server refused, or said in farewell; the challenge of a mechanism is no words. */
function refusals(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(/\r?\n/))
    .filter((line) => !line.startsWith("+") && !/^\* (?!BYE\b|NO\b|BAD\b)/i.test(line))
    .filter((line) => !/^\S+ OK\b/i.test(line))
    .join(" ");
}

/**
 * The one text that says why a login was refused; "" when nothing does.
 *
 * @param lines what the server said, in order, as a proof returns it; or a text from a message box
 */
export function refusalText(protocol: "imap" | "pop3" | "smtp", lines: readonly string[]): string {
  const said = protocol === "smtp" ? smtpRefusal(lines) || lines.join(" ") : refusals(lines);
  return oneLine(innermost(said));
}
