import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { findExchangeOnlineHost } from "../../../src/core/exchange-online/find-exchange-online-host";
import { EXCHANGE_ONLINE_HOSTS } from "../../../src/core/exchange-online/hosts";
import { hasPasswordSendingEnded } from "../../../src/core/exchange-online/password-sending-end";
import { parseHostname } from "../../../src/core/exchange-online/parse-hostname";

const isExchangeOnline = (hostname: string, protocol: "imap" | "pop3" | "smtp") =>
  findExchangeOnlineHost(hostname, protocol) !== undefined;

test.each([
  ["worldwide IMAP", "outlook.office365.com", "imap", true],
  ["worldwide POP3", "outlook.office365.com", "pop3", true],
  ["worldwide submission", "smtp.office365.com", "smtp", true],
  ["the IMAP host for sending, as old guides have it", "outlook.office365.com", "smtp", true],
  ["capitals and a trailing dot", "OUTLOOK.Office365.com.", "imap", true],
  ["a pod of 2013", "pod51013.outlook.com", "imap", true],
  ["a pod's look-alike", "pod.evil.outlook.com", "imap", false],
  ["the submission host for receiving", "smtp.office365.com", "imap", false],
  [
    "the relay of a domain, which knows no sign-in",
    "contoso-com.mail.protection.outlook.com",
    "smtp",
    false,
  ],
  [
    "on-premises Exchange with a look-alike name",
    "outlook.office365.com.example.edu",
    "imap",
    false,
  ],
  ["a name before it", "notoutlook.office365.com", "imap", false],
  ["Gmail", "imap.gmail.com", "imap", false],
  ["a local proxy", "localhost", "imap", false],
  ["an address", "40.99.1.2", "imap", false],
  ["nothing", "", "imap", false],
] as const)("%s: %s as %s -> %p", (_case, hostname, protocol, expected) => {
  expect(isExchangeOnline(hostname, protocol)).toBe(expected);
});

describe("the host table", () => {
  test("every row stands for at least one half, and says where it is from and when it was read", () => {
    for (const { incoming, outgoing, source } of EXCHANGE_ONLINE_HOSTS) {
      expect(incoming ?? outgoing).toBeDefined();
      expect(source).toMatch(/read \d{4}-\d\d-\d\d$/);
    }
  });

  test("spelling does not matter", () => {
    const names = EXCHANGE_ONLINE_HOSTS.filter(({ name }) => !name.includes("*"));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.infiniteStream(fc.boolean()), (row, upper) => {
        const spelt = Array.from(row.name)
          .map((letter) => (upper.next().value ? letter.toUpperCase() : letter))
          .join("");
        const protocol = row.incoming === undefined ? "smtp" : "imap";
        expect(isExchangeOnline(` ${spelt}. `, protocol)).toBe(true);
      }),
    );
  });

  test("a name of somebody else's domain never matches, whatever stands before it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EXCHANGE_ONLINE_HOSTS),
        fc.domain().filter((domain) => !/(office365|outlook|office)\.com$/.test(domain)),
        (row, domain) => {
          const name = row.name.replace("*", "1");
          expect(isExchangeOnline(`${name}.${domain}`, "imap")).toBe(false);
          expect(isExchangeOnline(`${name}.${domain}`, "smtp")).toBe(false);
        },
      ),
    );
  });
});

test.each(["", "a", "-a.com", "a..com", "a b.com", "[::1]", `${"a".repeat(64)}.com`])(
  "%p is no host name",
  (text) => {
    expect(parseHostname(text)).toBeUndefined();
  },
);

test.each([
  ["2026-11-24T10:00:00Z", false],
  ["2026-12-31T23:59:59Z", false],
  ["2027-01-01T00:00:00Z", true],
])("on %s passwords for sending have ended: %p", (time, expected) => {
  expect(hasPasswordSendingEnded(Date.parse(time))).toBe(expected);
});
