// The table: which fault at which moment, and how it must end. "old": every setting as before;
// "new": every setting switched. Nothing in between, ever.
import type { SwitchEnd } from "../../../src/core/run/switch-event";
import type { Moment } from "./moments";

/** How the switch page ends; "no-account": with nothing to switch; "gone": nobody is there to see it. */
export type End = SwitchEnd["kind"] | "no-account" | "gone";

export interface Row {
  readonly moment: Moment;
  readonly fault: string;
  readonly end: End;
  /**
   * The code that the page shows with its end; "" for an end that has none. Alternatives, with "|",
   * only where Gecko itself does not always say the same of one thing.
   */
  readonly code: string;
  readonly settings: "old" | "new";
  /** Whether the person signs in, since nothing is stored; otherwise a token is. */
  readonly interactive?: boolean;
}

/** Rows in which what is stored is refused, so that the person is asked after all. */
export function isAskedAfterAll({ fault, moment }: Row): boolean {
  return fault === "token-400" && moment === "during-sign-in";
}

type Outcome = readonly [end: End, code: string, settings: "old" | "new"];

const CONFIRMED: Outcome = ["confirmed", "", "new"];
const CANCELLED: Outcome = ["cancelled", "", "old"];
const GONE_OLD: Outcome = ["gone", "", "old"];
const GONE_NEW: Outcome = ["gone", "", "new"];
const proof = (code: string): Outcome => ["proof-failed", code, "old"];
const commit = (code: string): Outcome => ["commit-failed", code, "old"];
const signIn = (code: string): Outcome => ["sign-in-failed", code, "old"];
const waiting = (code: string): Outcome => ["not-confirmed", code, "new"];
const UNDONE: Outcome = ["undone", "thunderbird-refused", "old"];

function rows(
  fault: string,
  moments: Partial<Record<Moment, Outcome>>,
  interactive = false,
): readonly Row[] {
  return Object.entries(moments).map(([moment, [end, code, settings]]) => ({
    moment: moment as Moment,
    fault,
    end,
    code,
    settings,
    // A token that is stored already is not handed over a second time.
    ...((interactive || moment === "token-handed-over") && { interactive: true }),
  }));
}

/** What a broken server leads to while it is tried. */
const PROOFS: readonly (readonly [string, string])[] = [
  ["resets", "connection-closed|connection-broken|port-blocked"],
  ["hangs", "server-timed-out"],
  ["drips", "server-timed-out"],
  ["garbage", "server-answer-unreadable"],
  ["long-line", "server-answer-unreadable"],
  ["cert-wrong-host", "certificate-wrong-host"],
  ["cert-expired", "certificate-expired"],
  ["cert-self-signed", "certificate-intercepted"],
  ["no-oauth2", "oauth2-not-offered"],
  ["dns-gone", "unknown-host"],
];

const SERVER_FAULTS: readonly Row[] = PROOFS.flatMap(([fault, code]) =>
  rows(fault, { "proving-receiving": proof(code), "proving-sending": proof(code) }),
);

export const TABLE: readonly Row[] = [
  ...rows("killed", {
    "before-sign-in": GONE_OLD,
    "during-sign-in": GONE_OLD,
    "after-token": GONE_OLD,
    "proving-receiving": GONE_OLD,
    "proving-sending": GONE_OLD,
    "before-commit": GONE_OLD,
    "token-handed-over": GONE_OLD,
    "settings-half-written": GONE_OLD,
    "record-written": GONE_OLD,
    "after-commit": GONE_NEW,
    "confirming-receiving": GONE_NEW,
    "confirming-sending": GONE_NEW,
    "deleting-password": GONE_NEW,
  }),

  ...SERVER_FAULTS,
  ...rows("refuses", {
    "proving-receiving": proof("receiving-not-allowed"),
    "proving-sending": proof("sending-not-allowed"),
  }),
  ...rows("no-starttls", { "proving-sending": proof("encryption-not-offered") }),
  ...rows("injects-before-tls", { "proving-sending": proof("encryption-tampered") }),
  ...rows("refuses", { "confirming-receiving": UNDONE, "confirming-sending": UNDONE }),
  ...rows("resets", {
    "confirming-receiving": waiting("server-unreachable"),
    "confirming-sending": waiting("server-unreachable"),
  }),
  ...rows("hangs", { "confirming-sending": waiting("check-timed-out") }),
  ...rows("cert-self-signed", {
    "confirming-receiving": waiting("server-unreachable"),
    "confirming-sending": waiting("server-unreachable"),
  }),
  ...rows("cert-expired", { "confirming-receiving": waiting("server-unreachable") }),
  ...rows("dns-gone", {
    "confirming-receiving": waiting("server-unreachable"),
    "confirming-sending": waiting("server-unreachable"),
  }),

  ...rows("token-400", {
    "during-sign-in": signIn("password-changed"),
    "after-commit": UNDONE,
  }),
  ...rows("token-500", {
    "during-sign-in": signIn("sign-in-service-unavailable"),
  }),
  ...rows("token-html", {
    "during-sign-in": signIn("sign-in-answer-unreadable"),
    "after-commit": waiting("server-unreachable"),
  }),
  ...rows("token-slow", { "during-sign-in": signIn("sign-in-service-unreachable") }),
  ...rows("authorisation-error", { "during-sign-in": signIn("consent-declined") }, true),
  ...rows("wrong-state", { "during-sign-in": signIn("sign-in-answer-mixed-up") }, true),
  ...rows("another-user", { "during-sign-in": proof("signed-in-as-somebody-else") }, true),
  ...rows("browser-never-back", { "during-sign-in": signIn("sign-in-timed-out") }, true),

  ...rows("account-removed", {
    "before-sign-in": ["no-account", "", "old"],
    "during-sign-in": proof("settings-changed-meanwhile"),
    "proving-receiving": commit("settings-changed-meanwhile"),
    "before-commit": commit("settings-changed-meanwhile"),
    "token-handed-over": commit("settings-changed-meanwhile"),
    "after-commit": waiting(""),
    "confirming-receiving": waiting("check-timed-out"),
  }),
  ...rows("outgoing-server-removed", {
    "during-sign-in": proof("settings-changed-meanwhile"),
    "proving-receiving": proof("settings-changed-meanwhile"),
    "before-commit": commit("settings-changed-meanwhile"),
    "token-handed-over": commit("settings-changed-meanwhile"),
    "after-commit": CONFIRMED,
  }),
  ...rows("offline", {
    "before-sign-in": signIn("offline"),
    "after-token": proof("offline"),
    "before-commit": waiting("server-unreachable"),
    "after-commit": waiting("server-unreachable"),
  }),
  ...rows("disabled", {
    "during-sign-in": GONE_OLD,
    "proving-receiving": GONE_OLD,
    "token-handed-over": GONE_NEW,
    "confirming-receiving": GONE_NEW,
  }),
  ...rows("removed", {
    "during-sign-in": GONE_OLD,
    "token-handed-over": GONE_NEW,
    "confirming-sending": GONE_NEW,
  }),
  ...rows("updated", {
    "during-sign-in": CONFIRMED,
    "token-handed-over": CONFIRMED,
    "confirming-receiving": CONFIRMED,
  }),
  ...rows("page-closed", {
    "during-sign-in": GONE_OLD,
    "proving-receiving": GONE_OLD,
    "before-commit": GONE_OLD,
    "token-handed-over": GONE_NEW,
    "confirming-receiving": GONE_NEW,
  }),
  ...rows("quit", {
    "proving-sending": GONE_OLD,
    "token-handed-over": GONE_NEW,
    "confirming-sending": GONE_NEW,
  }),
  ...rows("cancel-pressed", { "during-sign-in": CANCELLED, "proving-receiving": CANCELLED }),
  ...rows("clicked-twice", { "before-sign-in": CONFIRMED }),
  ...rows("second-page", { "proving-receiving": CONFIRMED }),
  ...rows("locked", {
    "before-sign-in": signIn("login-store-locked"),
    "before-commit": commit("login-store-locked"),
    "after-commit": waiting("login-store-locked"),
  }),
  ...rows("account-settings-open", {
    "before-sign-in": commit("account-settings-open"),
    "before-commit": commit("account-settings-open"),
    "token-handed-over": commit("account-settings-open"),
  }),
  ...rows("setting-changed", {
    "after-token": commit("settings-changed-meanwhile"),
    "token-handed-over": commit("settings-changed-meanwhile"),
  }),
  ...rows("disk-full", { "before-commit": commit("settings-not-saved") }),
  ...rows("disk-full", { "proving-sending": commit("token-not-saved") }, true),
  ...rows("preferences-unwritable", { "before-commit": commit("settings-not-saved") }),
  ...rows("preferences-unwritable", { "token-handed-over": commit("settings-not-saved") }),
  ...rows("login-store-unwritable", { "before-commit": commit("token-not-saved") }, true),
  ...rows("login-store-unwritable", { "deleting-password": CONFIRMED }),
];

/**
 * Why a row is not run on an ESR; undefined when it is.
 *
 * Thunderbird 140 sends no `state` with its authorization request, so there is none to be wrong.
 */
export function notRunOn(esr: 140 | 153, { fault }: Row): string | undefined {
  return esr === 140 && fault === "wrong-state" ? "Thunderbird 140 sends no state" : undefined;
}

/** The same row on both ESRs, in every run. */
export function nameOf({ moment, fault, interactive }: Row): string {
  return `${fault} at ${moment}${interactive && moment !== "token-handed-over" ? ", signed in anew" : ""}`;
}
