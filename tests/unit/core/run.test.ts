import { describe, expect, test } from "@jest/globals";
import { assess } from "../../../src/core/assess/assess";
import type { ProofResult } from "../../../src/core/mail-servers/proof";
import type { SignInResult } from "../../../src/core/mail-servers/sign-in";
import { plan } from "../../../src/core/plan/plan";
import type { SwitchOptions, SwitchPorts } from "../../../src/core/run/ports";
import { withOutgoingUsername } from "../../../src/core/plan/outgoing-username";
import { rehearse, wantsRehearsal } from "../../../src/core/run/rehearse";
import { run } from "../../../src/core/run/run";
import type { SwitchEvent } from "../../../src/core/run/switch-event";
import { imapServer, settingsOf, smtpServer } from "./servers";

const SETTINGS = settingsOf(
  imapServer({ authentication: "password-cleartext" }),
  smtpServer({ authentication: "password-cleartext" }),
);

function switchPlan() {
  const [finding] = assess(SETTINGS);
  if (!finding) throw new Error("no account");
  return plan(finding, SETTINGS, () => true);
}

const SIGNED_IN: SignInResult = { ok: true, signInId: "s1", scopes: [] };
const certificate = { issuer: "CN=Test", builtInRoot: true };
const PROVEN: ProofResult = { ok: true, proofId: "p1", certificate, lines: [] };
const REFUSED: ProofResult = {
  ok: false,
  reason: "refused",
  stage: "authenticate",
  lines: ["a NO AUTHENTICATE failed."],
};
const SMTP_AUTH_OFF: ProofResult = {
  ok: false,
  reason: "refused",
  stage: "authenticate",
  lines: ["535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox."],
};

/** Ports on which everything works, but for what a test says; every call is noted. */
function fakePorts(overrides: Partial<SwitchPorts> = {}) {
  const calls: string[] = [];
  const ports: SwitchPorts = {
    signIn: ({ mode }) => {
      calls.push(`signIn ${mode}`);
      return Promise.resolve(SIGNED_IN);
    },
    proveLogin: (serverId) => {
      calls.push(`prove ${serverId}`);
      return Promise.resolve(PROVEN);
    },
    apply: () => {
      calls.push("apply");
      return Promise.resolve({ ok: true, recordId: "r1" });
    },
    confirm: () => {
      calls.push("confirm");
      return Promise.resolve([{ ok: true, serverId: "incoming:server1" }]);
    },
    undo: (recordId) => {
      calls.push(`undo ${recordId}`);
      return Promise.resolve({ ok: true });
    },
    cancelled: () => false,
    ...overrides,
  };
  return { ports, calls };
}

const FIRST_STORED: SwitchOptions = { signIn: "stored-then-interactive" };

async function kinds(ports: SwitchPorts, options = FIRST_STORED): Promise<string[]> {
  const seen: string[] = [];
  for await (const { kind } of run(switchPlan(), ports, options)) seen.push(kind);
  return seen;
}

test("everything works: one sign-in, two proofs, one commit, one check", async () => {
  const { ports, calls } = fakePorts();
  const seen = await kinds(ports);
  expect(seen.at(-1)).toBe("confirmed");
  expect(calls).toEqual([
    "signIn stored",
    "prove incoming:server1",
    "prove outgoing:smtp1",
    "apply",
    "confirm",
  ]);
});

test("only the servers asked for are proven and changed", async () => {
  const { ports, calls } = fakePorts();
  await kinds(ports, { signIn: "stored", serverIds: ["outgoing:smtp1"] });
  expect(calls).toEqual(["signIn stored", "prove outgoing:smtp1", "apply", "confirm"]);
});

test("nothing to do is a programmer's mistake", async () => {
  const { ports } = fakePorts();
  await expect(kinds(ports, { signIn: "stored", serverIds: [] })).rejects.toThrow(/no server/);
});

describe("the stored sign-in is no good", () => {
  test.each(["no-stored-token", "refused"] as const)("%s: the person signs in", async (reason) => {
    const { ports } = fakePorts({
      signIn: ({ mode }) =>
        Promise.resolve(mode === "stored" ? { ok: false, reason, words: "" } : SIGNED_IN),
    });
    expect((await kinds(ports)).at(-1)).toBe("confirmed");
  });

  test.each(["offline", "busy", "unreachable", "timed-out", "login-store-locked"] as const)(
    "%s: a new sign-in would not help",
    async (reason) => {
      const { ports, calls } = fakePorts({
        signIn: () => Promise.resolve({ ok: false, reason, words: "" }),
      });
      expect((await kinds(ports)).at(-1)).toBe("sign-in-failed");
      expect(calls).toEqual([]);
    },
  );

  test("its proof is refused: the person signs in, and is asked once", async () => {
    const modes: string[] = [];
    const { ports, calls } = fakePorts({
      signIn: ({ mode }) => {
        modes.push(mode);
        return Promise.resolve(SIGNED_IN);
      },
      proveLogin: () => Promise.resolve(REFUSED),
    });
    expect((await kinds(ports)).at(-1)).toBe("proof-failed");
    expect(modes).toEqual(["stored", "interactive"]);
    expect(calls).toEqual([]);
  });

  test("never a window where none is allowed", async () => {
    const { ports, calls } = fakePorts({ proveLogin: () => Promise.resolve(REFUSED) });
    expect((await kinds(ports, { signIn: "stored" })).at(-1)).toBe("proof-failed");
    expect(calls).toEqual(["signIn stored"]);
  });
});

describe("one half works, and the other is refused", () => {
  const sendingOff = () =>
    fakePorts({
      proveLogin: (serverId) =>
        Promise.resolve(serverId.startsWith("outgoing") ? SMTP_AUTH_OFF : PROVEN),
    });
  const lastOf = async (ports: SwitchPorts, options: SwitchOptions) => {
    let last: SwitchEvent | undefined;
    for await (const event of run(switchPlan(), ports, options)) last = event;
    return last;
  };

  test("nobody signs in again for what only an administrator can change", async () => {
    const { ports, calls } = sendingOff();
    expect(await lastOf(ports, FIRST_STORED)).toMatchObject({
      kind: "proof-failed",
      serverId: "outgoing:smtp1",
      diagnosis: { code: "smtp-auth-disabled-for-mailbox", fixedBy: "administrator" },
      provenIds: ["incoming:server1"],
    });
    expect(calls).toEqual(["signIn stored"]);
  });

  test("the half that works is switched with the same sign-in", async () => {
    const { ports, calls } = fakePorts();
    const signedIn = { signInId: "s1" };
    const options = { ...FIRST_STORED, signedIn, serverIds: ["incoming:server1"] };
    expect((await kinds(ports, options)).at(-1)).toBe("confirmed");
    expect(calls).toEqual(["prove incoming:server1", "apply", "confirm"]);
  });

  test("a sign-in that is used up is made again", async () => {
    let asked = 0;
    const { ports, calls } = fakePorts({
      proveLogin: () =>
        Promise.resolve(
          asked++ === 0 ? { ok: false, reason: "unknown-sign-in", lines: [] } : PROVEN,
        ),
    });
    const options = { ...FIRST_STORED, signedIn: { signInId: "gone" } };
    expect((await kinds(ports, options)).at(-1)).toBe("confirmed");
    expect(calls[0]).toBe("signIn stored");
  });

  test("receiving is refused for good: sending is tried all the same", async () => {
    const { ports } = fakePorts({
      proveLogin: (serverId) =>
        Promise.resolve(
          serverId.startsWith("incoming")
            ? { ...REFUSED, lines: ["a BAD User is authenticated but not connected."] }
            : PROVEN,
        ),
    });
    expect(await lastOf(ports, FIRST_STORED)).toMatchObject({
      serverId: "incoming:server1",
      provenIds: ["outgoing:smtp1"],
    });
  });
});

test("sending in another name is one more change, of outgoing servers only", () => {
  const { servers } = withOutgoingUsername(switchPlan(), "kim@contoso.example");
  const [incoming, outgoing] = servers;
  expect(incoming).toEqual(switchPlan().servers[0]);
  expect(outgoing?.target.username).toBe("kim@contoso.example");
  expect(outgoing?.changes.at(-1)).toMatchObject({
    setting: "username",
    after: "kim@contoso.example",
  });
});

describe("a try without anybody's click", () => {
  const noted = (state: "failed" | "waiting") => {
    const one = switchPlan();
    const time = "2026-11-24T10:00:00.000Z";
    return {
      ...one,
      servers: one.servers.map((planned) => ({
        ...planned,
        server: { ...planned.server, state: { version: 1, state, time, code: "x" } as const },
      })),
    };
  };

  test("only where one has failed before", () => {
    expect(wantsRehearsal(switchPlan())).toBe(false);
    expect(wantsRehearsal(noted("failed"))).toBe(true);
  });

  test("what works by now is ready; nothing is applied and no window is opened", async () => {
    const { ports, calls } = fakePorts();
    expect(await rehearse(noted("waiting"), ports)).toEqual([
      { serverId: "incoming:server1", state: "ready", code: "ready" },
      { serverId: "outgoing:smtp1", state: "ready", code: "ready" },
    ]);
    expect(calls).toEqual(["signIn stored", "prove incoming:server1", "prove outgoing:smtp1"]);
  });

  test("who waits for the administrator goes on waiting, with what is known now", async () => {
    const { ports } = fakePorts({ proveLogin: () => Promise.resolve(SMTP_AUTH_OFF) });
    const server = { ...noted("waiting"), servers: noted("waiting").servers.slice(1) };
    expect(await rehearse(server, ports)).toEqual([
      { serverId: "outgoing:smtp1", state: "waiting", code: "smtp-auth-disabled-for-mailbox" },
    ]);
  });

  test("since when somebody waits stays as it was noted, as long as the reason is the same", async () => {
    const { ports } = fakePorts({ proveLogin: () => Promise.resolve(SMTP_AUTH_OFF) });
    const one = noted("waiting");
    const servers = one.servers.slice(1).map((planned) => ({
      ...planned,
      server: {
        ...planned.server,
        state: { ...planned.server.state, code: "smtp-auth-disabled-for-mailbox" },
      },
    }));
    expect(await rehearse({ ...one, servers }, ports)).toEqual([]);
  });

  test.each(["no-stored-token", "offline", "login-store-locked"] as const)(
    "%s says nothing new",
    async (reason) => {
      const { ports } = fakePorts({
        signIn: () => Promise.resolve({ ok: false, reason, words: "" }),
      });
      expect(await rehearse(noted("failed"), ports)).toEqual([]);
    },
  );
});

test("cancelled at any moment before the commit: nothing is applied", async () => {
  for (let after = 0; after < 5; after++) {
    let asked = 0;
    const { ports, calls } = fakePorts({ cancelled: () => asked++ >= after });
    expect((await kinds(ports)).at(-1)).toBe("cancelled");
    expect(calls).not.toContain("apply");
  }
});

describe("after the commit", () => {
  const failing = (reason: "refused" | "unreachable" | "timed-out") =>
    fakePorts({
      confirm: () =>
        Promise.resolve([{ ok: false, serverId: "outgoing:smtp1", reason, words: "535" }]),
    });

  test("Thunderbird's own login is refused: undone at once", async () => {
    const { ports, calls } = failing("refused");
    expect((await kinds(ports)).at(-1)).toBe("undone");
    expect(calls.at(-1)).toBe("undo r1");
  });

  test.each(["unreachable", "timed-out"] as const)(
    "%s: switched, not yet confirmed",
    async (reason) => {
      const { ports, calls } = failing(reason);
      expect((await kinds(ports)).at(-1)).toBe("not-confirmed");
      expect(calls).not.toContain("undo r1");
    },
  );

  test("the commit is refused: nothing is confirmed", async () => {
    const { ports, calls } = fakePorts({
      apply: () => Promise.resolve({ ok: false, reason: "stale-plan" }),
    });
    expect((await kinds(ports)).at(-1)).toBe("commit-failed");
    expect(calls).not.toContain("confirm");
  });
});
