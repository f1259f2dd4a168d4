// Folders: how long it takes until they are subscribed, near and far, and until Thunderbird shows them; the
// page's tree with ten thousand of them.
import { once } from "node:events";
import tls from "node:tls";
import { HOSTS } from "../exchange/certificates";
import { manyFolders } from "../exchange/many-folders";
import { openFolders } from "../thunderbird/harness/folder-page";
import { type Lab, withLab } from "../thunderbird/harness/lab";
import { Page } from "../thunderbird/harness/page";
import { LOCAL_FOLDERS, modernAccount } from "../thunderbird/harness/profile";
import { until } from "../thunderbird/harness/thunderbird";
import { type LatencyProxy, openLatencyProxy } from "./latency-proxy";
import { median, type Row, scrollFrames, table } from "./measure";

const JO = "jo@contoso.example";
const SERVER = "incoming:server1";
const COUNT = 2000;
const LATENCIES = [0, 20, 100];
const SHOWN = [200, 1000, 2000];
const TREE = 10_000;

const MODERN = modernAccount(JO);

const names = (count: number) => manyFolders(count, 20);

/** Seconds until the server has answered all of it: a connection, a sign-in, and everything in one go. */
async function backToBack(
  { exchange }: Lab,
  { port }: LatencyProxy,
  paths: readonly string[],
): Promise<number> {
  const started = performance.now();
  const socket = tls.connect({ port, servername: HOSTS.incoming, rejectUnauthorized: false });
  const line = async (tag: string) => {
    let answers = "";
    for (;;) {
      const end = new RegExp(`(^|\n)${tag} (OK|NO|BAD)`).exec(answers);
      if (end) return;
      const [chunk] = (await once(socket, "data")) as [Buffer];
      // Only the last answer matters.
      answers = (answers + chunk.toString("latin1")).slice(-4096);
    }
  };
  const token = exchange.provider.issueAccessToken(JO);
  const response = Buffer.from(`user=${JO}\x01auth=Bearer ${token}\x01\x01`).toString("base64");
  await once(socket, "data");
  socket.write(`a AUTHENTICATE XOAUTH2 ${response}\r\n`);
  await line("a");
  const commands = paths.map((path, index) => `t${String(index)} SUBSCRIBE "${path}"\r\n`);
  socket.write(commands.join(""));
  await line(`t${String(paths.length - 1)}`);
  const seconds = (performance.now() - started) / 1000;
  socket.destroy();
  return seconds;
}

/** The same through the add-on: from the click to the result that was read back from the server. */
async function ourWay(page: Page, paths: readonly string[]): Promise<number> {
  await page.run(
    (id, wanted) => {
      const { dataset } = document.documentElement;
      delete dataset["seconds"];
      const started = performance.now();
      void messenger.mailServers.changeSubscriptions(id, wanted, []).then(() => {
        dataset["seconds"] = String((performance.now() - started) / 1000);
      });
    },
    SERVER,
    paths,
  );
  await page.waitFor(":root[data-seconds]", 600_000);
  return page.run(() => Number(document.documentElement.dataset["seconds"]));
}

/** One command after the other, as Thunderbird's own dialog "Subscribe" has them queued. */
function dialogWay({ thunderbird }: Lab, paths: readonly string[]): Promise<number> {
  return thunderbird.inParent(async (wanted) => {
    const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
    const { rootFolder } = MailServices.accounts.getAccount("account1").incomingServer;
    const started = Date.now();
    for (const path of wanted) {
      await new Promise<void>((resolve) => {
        const listener = {
          QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
          OnStartRunningUrl: () => undefined,
          OnStopRunningUrl: () => {
            resolve();
          },
        };
        MailServices.imap.subscribeFolder(rootFolder, path, listener);
      });
    }
    return (Date.now() - started) / 1000;
  }, paths);
}

export async function measureSubscribing(): Promise<readonly string[]> {
  const proxy = await openLatencyProxy();
  const rows: Row[] = [];
  const lab = {
    accounts: [MODERN, LOCAL_FOLDERS],
    tokensOf: [JO],
    blockedPorts: { 993: proxy.port },
  };
  try {
    await withLab(lab, async (running) => {
      proxy.target = running.exchange.imap.port;
      const mailbox = running.exchange.mailboxOf(JO);
      const paths = names(COUNT);
      mailbox.make(paths);
      const page = await Page.open(running.thunderbird, "overview.html");
      for (const latency of LATENCIES) {
        proxy.latency = latency;
        const timed = async (way: () => Promise<number>, runs = 3) => {
          const times: number[] = [];
          for (let run = 0; run < runs; run++) {
            mailbox.setSubscribed(["INBOX"]);
            times.push(await way());
          }
          return median(times);
        };
        // What only the first one would pay for.
        await timed(() => ourWay(page, paths.slice(0, 10)));
        const bound = await timed(() => backToBack(running, proxy, paths));
        const ours = await timed(() => ourWay(page, paths));
        const theirs = await timed(() => dialogWay(running, paths), 1);
        rows.push([`${String(latency)} ms`, bound, ours, theirs, ours / bound, theirs / ours]);
        console.log(rows.at(-1)?.join("  "));
      }
    });
  } finally {
    await proxy.stop();
  }
  const heads = [
    "added latency",
    "lower bound, s",
    "the add-on, s",
    "one by one, s",
    "the add-on against the lower bound",
    "one by one against the add-on",
  ];
  return [
    "Medians of three. The lower bound is a connection with TLS, a sign-in, and then the same commands sent back",
    "to back; the add-on also looks the name up, asks what the server can do, and reads the result back. One by",
    'one is how Thunderbird\'s own dialog "Subscribe" has them queued, on a connection that is signed in; once.',
    "",
    ...table(heads, rows),
  ];
}

interface Shown {
  readonly seconds: number;
  /** The longest time for which Thunderbird did nothing else. */
  readonly stall: number;
}

/** Shows so many new folders in a Thunderbird of its own. */
async function show(count: number, way: "ours" | "thunderbird"): Promise<Shown> {
  let shown: Shown = { seconds: NaN, stall: NaN };
  await withLab({ accounts: [MODERN, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const mailbox = lab.exchange.mailboxOf(JO);
    const paths = names(count);
    mailbox.make(paths);
    mailbox.setSubscribed(["INBOX", ...paths]);
    const page = await Page.open(lab.thunderbird, "overview.html");
    const result = await page.run((id) => messenger.mailServers.listSubscriptions(id), SERVER);
    if (!result.ok) throw new Error("The folders could not be listed");
    await lab.thunderbird.inParent((wanted) => {
      const main = Services.wm.getMostRecentWindow("mail:3pane");
      const { folderTree } =
        main.document.getElementById("tabmail").tabInfo[0].chromeBrowser.contentWindow;
      const started = Date.now();
      const ticks = { last: started, longest: 0, shown: null as number | null };
      main.benchTicks = ticks;
      main.setInterval(() => {
        const now = Date.now();
        ticks.longest = Math.max(ticks.longest, now - ticks.last);
        ticks.last = now;
      }, 10);
      // Thunderbird does not always tell when its own way has come to its end.
      main.setInterval(() => {
        const rows = folderTree.querySelectorAll('li[is="folder-tree-row"]').length;
        if (rows > wanted) ticks.shown ??= Date.now() - started;
      }, 100);
    }, count);
    if (way === "ours") {
      await page.run((id) => {
        void messenger.mailServers.showFolders(id, "subscribed");
      }, SERVER);
    } else {
      await lab.thunderbird.inParent(() => {
        const { MailServices } = ChromeUtils.importESModule(
          "resource:///modules/MailServices.sys.mjs",
        );
        const { incomingServer } = MailServices.accounts.getAccount("account1");
        MailServices.imap.discoverAllFolders(incomingServer.rootFolder, null, null);
      });
    }
    const ticks = () =>
      lab.thunderbird.inParent(
        () =>
          Services.wm.getMostRecentWindow("mail:3pane").benchTicks as {
            longest: number;
            shown: number | null;
          },
      );
    const seconds = await until("the rows", async () => (await ticks()).shown ?? false, 1_800_000);
    // The rows have to be painted as well.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { longest } = await ticks();
    shown = { seconds: seconds / 1000, stall: longest / 1000 };
  });
  return shown;
}

export async function measureShowing(): Promise<readonly string[]> {
  const rows: Row[] = [];
  for (const count of SHOWN) {
    const ours = await show(count, "ours");
    const theirs = await show(count, "thunderbird");
    const ratio = theirs.seconds / ours.seconds;
    rows.push([
      count.toLocaleString("en"),
      ours.seconds,
      theirs.seconds,
      ratio,
      ours.stall,
      theirs.stall,
    ]);
    console.log(rows.at(-1)?.join("  "));
  }
  const heads = [
    "new folders",
    "the add-on, s",
    "Thunderbird's own way, s",
    "ratio",
    "longest stall with the add-on, s",
    "longest stall otherwise, s",
  ];
  return table(heads, rows);
}

export async function measureTree(): Promise<readonly string[]> {
  const openings: number[] = [];
  let frames: readonly number[] = [];
  await withLab({ accounts: [MODERN, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    lab.exchange.mailboxOf(JO).make(names(TREE));
    for (let run = 0; run < 5; run++) {
      const page = await openFolders(lab.thunderbird, "account1");
      openings.push(
        await page.run(() => performance.getEntriesByName("folders")[0]?.duration ?? NaN),
      );
      if (run === 4) {
        // All of them are open, for that.
        await page.type("#filter", "o");
        frames = await scrollFrames(page, "#tree");
      }
      await page.close();
    }
  });
  const rows: readonly Row[] = [
    ["from the server's answer to the tree, s", median(openings) / 1000],
    [
      "longest frame of scrolling through all rows against the median one",
      Math.max(...frames) / median(frames),
    ],
  ];
  return table(["", ""], rows);
}
