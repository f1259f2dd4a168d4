import type { Protocol } from "../server";

/** Whose mailbox it is, where, and who has signed in. */
export interface Circumstances {
  /** Absent when no server was asked. */
  readonly protocol?: Protocol;
  readonly hostname: string;
  readonly port: number;
  /** The server's user name. */
  readonly username: string;
  /** What the token names. */
  readonly tokenUsername?: string;
  readonly tokenTenantId?: string;
  /** Whether this very sign-in has just opened the mailbox for receiving. */
  readonly receivingWorks?: boolean;
}
