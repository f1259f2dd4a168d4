// Many commands at once: each is sent once and answered once, never too many are on their way, and nothing
// new is sent when nobody wants it any more.
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { pipeline } from "../../../src/experiment/folders/pipeline";
import type { ImapSession } from "../../../src/experiment/prove/imap-session";

/** A server that answers what it has, in an order of its own. */
function server(pick: (waiting: number) => number) {
  const waiting: string[] = [];
  const sent: string[] = [];
  let most = 0;
  const session = {
    connection: { enter: () => undefined },
    send: (command: string) => {
      const tag = `m${String(sent.length)}`;
      sent.push(command);
      waiting.push(tag);
      most = Math.max(most, waiting.length);
      return tag;
    },
    nextReply: () => {
      const [tag = ""] = waiting.splice(pick(waiting.length) % waiting.length, 1);
      return Promise.resolve({ tag, status: "OK", words: "", untagged: [] });
    },
  } as unknown as ImapSession;
  return { session, sent, most: () => most };
}

test("every command is answered once, whatever the order of the answers", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(3000), fc.infiniteStream(fc.nat()), async (count, order) => {
      const commands = Array.from({ length: count }, (_none, index) => `c${String(index)}`);
      const { session, sent, most } = server(() => order.next().value ?? 0);
      const answered: number[] = [];
      await pipeline(
        session,
        commands,
        () => true,
        (index) => answered.push(index),
      );
      expect(sent).toEqual(commands);
      expect(answered.sort((a, b) => a - b)).toEqual(commands.map((_command, index) => index));
      expect(most()).toBeLessThanOrEqual(1000);
    }),
    { numRuns: 30 },
  );
});

test("what has been sent is waited for, and nothing more is sent", async () => {
  const { session, sent } = server(() => 0);
  let answers = 0;
  await pipeline(
    session,
    Array.from({ length: 5000 }, () => "c"),
    () => answers < 150,
    () => answers++,
  );
  expect(answers).toBe(sent.length);
  expect(sent.length).toBeLessThan(5000);
});
