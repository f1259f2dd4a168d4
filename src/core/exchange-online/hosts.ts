// The host names that mean Exchange Online. A new cloud, the consumer service or a newly found
// alias is a row here and nothing else.
// Not here on purpose: *.mail.protection.outlook.com, the relay that takes mail for a domain and
// knows no sign-in; and the names of Outlook.com alone, which come with its own dates and cures.

/** One name, or all names that a pattern describes, and what they stand for. */
export interface ExchangeOnlineHost {
  /** "*" stands for any characters within one label. */
  readonly name: string;
  readonly cloud: "worldwide";
  readonly service: "work-or-school";
  /** As an incoming server: the name that Microsoft documents today. Absent: it is none. */
  readonly incoming?: string;
  /** As an outgoing server: the same. */
  readonly outgoing?: string;
  /** Where the row comes from, and the date it was read. */
  readonly source: string;
}

const WORLDWIDE = { cloud: "worldwide", service: "work-or-school" } as const;
const INCOMING = { incoming: "outlook.office365.com" } as const;
const OUTGOING = { outgoing: "smtp.office365.com" } as const;

/** Microsoft 365 endpoints, worldwide, sets 1 and 2 (Exchange Online). */
const ENDPOINTS =
  "https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges, read 2026-11-23";

export const EXCHANGE_ONLINE_HOSTS: readonly ExchangeOnlineHost[] = [
  {
    name: "outlook.office365.com",
    ...WORLDWIDE,
    ...INCOMING,
    // Accepted for sending too, and named by the guides of many universities.
    ...OUTGOING,
    source: ENDPOINTS,
  },
  { name: "smtp.office365.com", ...WORLDWIDE, ...OUTGOING, source: ENDPOINTS },
  {
    name: "smtp-legacy.office365.com",
    ...WORLDWIDE,
    ...OUTGOING,
    source:
      "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/opt-in-exchange-online-endpoint-for-legacy-tls-using-smtp-auth, read 2026-11-23",
  },
  { name: "outlook.office.com", ...WORLDWIDE, ...INCOMING, ...OUTGOING, source: ENDPOINTS },
  {
    name: "smtp.office.com",
    ...WORLDWIDE,
    ...OUTGOING,
    source: "front end of the service, seen in support questions, read 2026-11-23",
  },
  {
    name: "pod*.outlook.com",
    ...WORLDWIDE,
    ...INCOMING,
    ...OUTGOING,
    source: "names of single pods from 2011 to 2015, still in old profiles, read 2026-11-23",
  },
  {
    name: "m.outlook.com",
    ...WORLDWIDE,
    ...INCOMING,
    ...OUTGOING,
    source: "alias from 2011 to 2015, still in old profiles, read 2026-11-23",
  },
];
