import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess } from "../../../src/core/assess/assess";
import type { MailSettings, ServerSnapshot } from "../../../src/core/server";
import { checkWalk } from "../../../src/core/walk/check-walk";
import { planByHand } from "../../../src/core/walk/plan-by-hand";
import { walkFor } from "../../../src/core/walk/walk";
import {
  afterReading,
  backTo,
  beginWalk,
  currentStep,
  isConfirmed,
  readWalkProgress,
  stepState,
  withDone,
  type WalkProgress,
} from "../../../src/core/walk/walk-progress";
import type { Walk } from "../../../src/core/walk/walk-step";
import { imapServer, settingsOf, smtpServer } from "./servers";

const PASSWORD = { authentication: "password-cleartext" } as const;

function walkOf(settings: MailSettings): Walk {
  const [finding] = assess(settings);
  if (!finding) throw new Error("no account");
  return walkFor(finding, planByHand(finding, settings), {
    hasNames: true,
  });
}

const ids = (walk: Walk) => walk.steps.map(({ id }) => id);

test("a mixed account gets only its outgoing cards, and the shortest way to them", () => {
  const walk = walkOf(settingsOf(imapServer(), smtpServer(PASSWORD)));
  expect(ids(walk)).toEqual([
    "open-account-settings",
    "open-outgoing-server:0",
    "outgoing-sign-in:0",
    "check",
    "send",
    "passwords",
  ]);
  expect(walk.steps[1]?.actions).toEqual([
    { kind: "click", control: { text: "Jo" } },
    { kind: "click", control: { word: "editOutgoing" } },
  ]);
  expect(walk.steps[2]?.actions).toEqual([
    {
      kind: "choose",
      control: { word: "outgoingAuthenticationMethod" },
      value: { word: "authenticationOauth2" },
    },
    { kind: "click", control: { word: "dialogOk" } },
  ]);
  expect(walk.oldLogins).toEqual(["smtp://smtp.office365.com"]);
});

test("a password account: sending, receiving, then the proof, folders, and the old passwords last", () => {
  const walk = walkOf(
    settingsOf(
      imapServer({ ...PASSWORD, port: 143, security: "starttls" }),
      smtpServer({ ...PASSWORD, hostname: "smtp.office.com", port: 25, security: "none" }),
    ),
  );
  expect(ids(walk)).toEqual([
    "open-account-settings",
    "open-outgoing-server:0",
    "outgoing-hostname:0",
    "outgoing-connection:0",
    "outgoing-sign-in:0",
    "open-incoming-server",
    "incoming-connection",
    "incoming-sign-in",
    "check",
    "receive",
    "send",
    "folders",
    "passwords",
  ]);
  expect(walk.steps[3]?.actions).toEqual([
    {
      kind: "choose",
      control: { word: "outgoingConnectionSecurity" },
      value: { word: "securityStarttls" },
    },
    { kind: "check", control: { word: "outgoingPort" }, value: { text: "587" } },
  ]);
});

test("POP3 has no folders to subscribe; an account that is fine has no walk", () => {
  const pop = walkOf(
    settingsOf(imapServer({ ...PASSWORD, type: "pop3", port: 995 }), smtpServer()),
  );
  expect(ids(pop)).not.toContain("folders");
  expect(ids(pop)).toContain("incoming-sign-in");
  expect(pop.oldLogins).toEqual(["mailbox://outlook.office365.com"]);
  expect(walkOf(settingsOf(imapServer(), smtpServer())).steps).toEqual([]);
});

test("a host for which Thunderbird knows no OAuth2 is no walk but a blocker", () => {
  for (const hostname of ["outlook.office.com", "Outlook.Office365.com"]) {
    const settings = settingsOf(imapServer({ ...PASSWORD, hostname }), smtpServer());
    const [finding] = assess(settings);
    const plan = finding && planByHand(finding, settings);
    expect(plan?.blockers.map(({ code }) => code)).toEqual(["no-oauth-provider"]);
    expect(walkOf(settings).steps).toEqual([]);
  }
});

test("an outgoing server of another identity is opened from the list", () => {
  const second = smtpServer({ ...PASSWORD, id: "outgoing:smtp2" });
  const walk = walkOf(settingsOf(imapServer(), smtpServer(), second));
  expect(walk.steps[1]).toMatchObject({
    id: "open-listed-server:1",
    actions: [
      { control: { word: "outgoingServerPane" } },
      { control: { serverAt: "smtp.office365.com", username: "jo@contoso.example" } },
      { control: { word: "editListedServer" } },
    ],
  });
});

/** Everything that the walk wants, done to the settings. */
function done(settings: MailSettings, walk: Walk): MailSettings {
  const change = (server: ServerSnapshot, half: string, identity?: number) =>
    walk.steps
      .filter(
        ({ server: place }) =>
          place?.half === half && (place.half === "receiving" || place.identity === identity),
      )
      .flatMap(({ wanted }) => wanted)
      .reduce((changed, { setting, value }) => ({ ...changed, [setting]: value }), server);
  return {
    ...settings,
    accounts: settings.accounts.map((account) => ({
      ...account,
      incoming: account.incoming && change(account.incoming, "receiving"),
    })),
    outgoingServers: settings.outgoingServers.map((server, index) =>
      change(server, "sending", index),
    ),
  };
}

const transport = fc.record({
  authentication: fc.constantFrom("password-cleartext", "ntlm", "oauth2", "none"),
  security: fc.constantFrom("none", "starttls", "tls"),
  port: fc.constantFrom(25, 143, 465, 587, 993, 2525),
});

test("whoever does what the cards say ends with nothing that differs and nobody flagged", () => {
  fc.assert(
    fc.property(transport, transport, (incoming, outgoing) => {
      const settings = settingsOf(imapServer(incoming), smtpServer(outgoing));
      const walk = walkOf(settings);
      const after = done(settings, walk);
      expect(assess(after).some(({ flagged }) => flagged)).toBe(false);
      const check = checkWalk(walk, after);
      expect([...(check ?? [])].flatMap(([, different]) => different)).toEqual([]);
      if (walk.steps.length === 0) return;
      // Before, every card with something to see says what differs.
      const before = [...(checkWalk(walk, settings) ?? [])];
      expect(before.every(([, different]) => different.length > 0)).toBe(true);
    }),
  );
});

function upToCheck(walk: Walk): WalkProgress {
  const steps = walk.steps.slice(
    0,
    walk.steps.findIndex(({ kind }) => kind === "check"),
  );
  return steps.reduce((progress, { id }) => withDone(progress, id), beginWalk(walk));
}

test("a reading turns cards green, or leads back to what differs with all that opens it", () => {
  const settings = settingsOf(
    imapServer(PASSWORD),
    smtpServer({ ...PASSWORD, port: 465, security: "tls" }),
  );
  const walk = walkOf(settings);
  const good = afterReading(upToCheck(walk), done(settings, walk));
  expect(good && currentStep(good)?.kind).toBe("receive");
  expect(good && isConfirmed(good)).toBe(true);
  expect(isConfirmed(upToCheck(walk))).toBe(false);
  expect(walk.steps.filter((step) => good && stepState(good, step) === "confirmed")).toHaveLength(
    3,
  );

  const wholly = done(settings, walk);
  const [outgoing] = wholly.outgoingServers;
  const half = { ...wholly, outgoingServers: outgoing ? [{ ...outgoing, port: 465 }] : [] };
  const bad = afterReading(upToCheck(walk), half);
  const state = (id: string) => {
    const step = walk.steps.find((one) => one.id === id);
    return bad && step && stepState(bad, step);
  };
  expect(state("outgoing-connection:0")).toBe("differs");
  // Its window keeps nothing unless its button is clicked once more.
  expect(state("outgoing-sign-in:0")).toBe("open");
  expect(state("incoming-sign-in")).toBe("confirmed");
  expect(bad && currentStep(bad)?.id).toBe("open-account-settings");
  // The way back there, one card after the other.
  let progress = bad;
  const way: string[] = [];
  for (
    let step = progress && currentStep(progress);
    step && progress;
    step = currentStep(progress)
  ) {
    if (step.kind === "check") break;
    way.push(step.id);
    progress = withDone(progress, step.id);
  }
  expect(way).toEqual([
    "open-account-settings",
    "open-outgoing-server:0",
    "outgoing-connection:0",
    "outgoing-sign-in:0",
  ]);
});

test("settings of another profile are none of this walk's", () => {
  const settings = settingsOf(imapServer(PASSWORD), smtpServer(PASSWORD));
  const walk = walkOf(settings);
  const other = settingsOf(imapServer({ hostname: "imap.example.org" }), smtpServer());
  expect(afterReading(beginWalk(walk), other)).toBeUndefined();
});

test("progress survives closing, and what is no progress is none", () => {
  const walk = walkOf(settingsOf(imapServer(PASSWORD), smtpServer(PASSWORD)));
  const progress = withDone(beginWalk(walk), "open-account-settings");
  expect(readWalkProgress(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
  expect(currentStep(backTo(progress, "open-account-settings"))?.id).toBe("open-account-settings");
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(() => readWalkProgress(value)).not.toThrow();
    }),
  );
  expect(readWalkProgress({ version: 2, walk, done: [] })).toBeUndefined();
});
