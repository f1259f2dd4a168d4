// Plays the system browser, to which Thunderbird 153 hands the sign-in: takes the address, fills in
// the form over HTTP as a person would, and goes back to Thunderbird's own port.
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import path from "node:path";

/** Puts a browser into a profile that only writes down which address it was given. */
export interface BrowserInbox {
  /** The next address that Thunderbird opens. */
  next(): Promise<string>;
}

/** handlers.json makes Thunderbird run a program for https addresses, and not ask. */
export function installBrowser(profile: string): BrowserInbox {
  const inbox = path.join(profile, "browser-inbox");
  fs.mkdirSync(inbox, { recursive: true });
  const program = path.join(profile, "browser.sh");
  const script = `#!/bin/sh
file=$(mktemp "${inbox}/.XXXXXX") && printf '%s' "$1" > "$file" && mv "$file" "${inbox}/$(date +%s%N).url"
`;
  fs.writeFileSync(program, script, { mode: 0o755 });
  const handler = { action: 2, ask: false, handlers: [{ name: "Robot browser", path: program }] };
  const handlers = {
    defaultHandlersVersion: {},
    mimeTypes: {},
    schemes: { https: handler, http: handler },
    isDownloadsImprovementsAlreadyMigrated: false,
  };
  fs.writeFileSync(path.join(profile, "handlers.json"), JSON.stringify(handlers));
  return {
    next: async () => {
      for (let waited = 0; waited < 15_000; waited += 20) {
        const [file] = fs
          .readdirSync(inbox)
          .filter((name) => name.endsWith(".url"))
          .sort();
        if (file) {
          const address = fs.readFileSync(path.join(inbox, file), "utf8");
          fs.rmSync(path.join(inbox, file));
          return address;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error("Thunderbird opened no browser");
    },
  };
}

interface Answer {
  readonly url: string;
  readonly location: string | undefined;
  readonly body: string;
}

export interface RobotOptions {
  /** Where the stand-in's sign-in service listens instead of port 443. */
  readonly httpsPort: number;
  readonly user: string;
  readonly deny?: boolean;
}

/** Signs in, or says no, and returns when Thunderbird has been told. */
export async function robotSignIn(address: string, options: RobotOptions): Promise<void> {
  const cookies = new Map<string, string>();
  const request = (url: string, form?: URLSearchParams): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { protocol, hostname, port, pathname, search } = new URL(url);
      const secure = protocol === "https:";
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const type = { "content-type": "application/x-www-form-urlencoded" };
      const sent = (secure ? https : http).request(
        {
          host: secure ? "127.0.0.1" : "localhost",
          port: secure ? options.httpsPort : port,
          path: pathname + search,
          method: form ? "POST" : "GET",
          headers: { host: secure ? hostname : `${hostname}:${port}`, cookie, ...(form && type) },
          // The robot trusts the stand-in; that Thunderbird checks certificates is tested elsewhere.
          ...(secure && { servername: hostname, rejectUnauthorized: false }),
        },
        (answer) => {
          for (const line of answer.headers["set-cookie"] ?? []) {
            const [, name = "", value = ""] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
            cookies.set(name, value);
          }
          let body = "";
          answer.on("data", (chunk) => (body += String(chunk)));
          answer.on("end", () => {
            const { location } = answer.headers;
            resolve({ url, location: location && new URL(location, url).href, body });
          });
        },
      );
      sent.on("error", reject);
      sent.end(form?.toString());
    });

  let answer = await request(address);
  for (let hops = 0; hops < 15; hops++) {
    if (answer.location) {
      const toThunderbird = answer.location.startsWith("http://localhost");
      answer = await request(answer.location);
      if (toThunderbird) return;
      continue;
    }
    const action = /action="([^"]+)"/.exec(answer.body)?.[1];
    if (!action) throw new Error(`No form at ${answer.url}: ${answer.body.slice(0, 300)}`);
    const form = new URLSearchParams({ login: options.user, password: "any" });
    if (options.deny) form.set("deny", "1");
    answer = await request(new URL(action, answer.url).href, form);
  }
  throw new Error("The sign-in went round in circles");
}
