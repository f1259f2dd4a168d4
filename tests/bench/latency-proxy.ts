// A line that is farther away than it is: everything that goes through takes its time, in order.
import net from "node:net";
import { listen } from "../exchange/free-ports";

export interface LatencyProxy {
  readonly port: number;
  /** Where it leads; to be set before anybody comes. */
  target: number;
  /** Milliseconds there and back, for what comes from now on. */
  latency: number;
  stop(): Promise<void>;
}

export async function openLatencyProxy(): Promise<LatencyProxy> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ noDelay: true }, (client) => {
    const target = net.connect({ port: proxy.target, host: "127.0.0.1", noDelay: true });
    const carry = (from: net.Socket, to: net.Socket) => {
      sockets.add(from);
      from.on("data", (chunk: Buffer) => {
        setTimeout(() => to.write(chunk), proxy.latency / 2);
      });
      from.on("close", () => {
        sockets.delete(from);
        setTimeout(() => to.destroy(), proxy.latency / 2);
      });
      from.on("error", () => from.destroy());
    };
    carry(client, target);
    carry(target, client);
  });
  const proxy: LatencyProxy = {
    port: await listen(server),
    target: 0,
    latency: 0,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
