// Many commands of one kind at once (RFC 9051, 5.5): the next ones are sent before the answers to the
// former have come, so that a long line costs its time once and not once a command.
import type { ImapSession, Reply } from "../prove/imap-session";

/**
 * Commands without an answer, at least and at most. As many are on their way as the server answers in two
 * seconds: a slow one has little left to do when somebody cancels, a far one never waits for the next.
 */
const FEWEST = 100;
const MOST = 1000;

/**
 * Sends all of them, until they are done or nobody wants them any more; what has been sent by then is
 * waited for.
 *
 * @param answered is told the position of the command
 */
export async function pipeline(
  session: ImapSession,
  commands: readonly string[],
  isWanted: () => boolean,
  answered: (index: number, reply: Reply) => void,
): Promise<void> {
  const waiting = new Map<string, number>();
  const times: number[] = [];
  let next = 0;
  let recent = 0;
  for (;;) {
    const limit = Math.min(MOST, Math.max(FEWEST, 2 * (times.length - recent)));
    while (next < commands.length && waiting.size < limit && isWanted()) {
      waiting.set(session.send(commands[next] ?? ""), next);
      next++;
    }
    if (waiting.size === 0) return;
    const reply = await session.nextReply();
    // A sign of life: its time begins anew.
    session.connection.enter("use");
    const index = waiting.get(reply.tag);
    waiting.delete(reply.tag);
    const now = Date.now();
    times.push(now);
    while ((times[recent] ?? now) < now - 1000) recent++;
    if (index !== undefined) answered(index, reply);
  }
}
