// Who answers at an https address, looked at the way Thunderbird's own requests go, through a proxy too:
// only the headers are asked for, no cookie is sent, nobody is followed elsewhere, no dialog is opened.
import type { Certificate } from "../../core/mail-servers/proof";
import { clearTimeout, setTimeout } from "../parent-global";
import { certificateIn } from "./certificate";

/** Milliseconds. */
const TIME_LIMIT = 5000;

export interface ServiceAt {
  readonly hostname: string;
  /** Whether anybody answered over TLS that Thunderbird trusts. */
  readonly reached: boolean;
  /** Of whoever did, or was not trusted; absent when nobody came so far. */
  readonly certificate?: Certificate;
}

function open(address: string): HttpChannel {
  const { io, scriptSecurityManager } = Services;
  const { LOAD_ANONYMOUS, LOAD_BYPASS_CACHE, INHIBIT_CACHING } = Ci.nsIRequest;
  const channel = io
    .newChannelFromURI(
      io.newURI(address),
      null,
      scriptSecurityManager.getSystemPrincipal(),
      null,
      Ci.nsILoadInfo.SEC_ALLOW_CROSS_ORIGIN_SEC_CONTEXT_IS_NULL,
      Ci.nsIContentPolicy.TYPE_OTHER,
    )
    .QueryInterface(Ci.nsIHttpChannel);
  channel.loadFlags |= LOAD_ANONYMOUS | LOAD_BYPASS_CACHE | INHIBIT_CACHING;
  channel.requestMethod = "HEAD";
  channel.redirectionLimit = 0;
  return channel;
}

/** Whether an answer came, of whatever kind. */
function answers(channel: HttpChannel): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      channel.cancel(Cr.NS_BINDING_ABORTED);
    }, TIME_LIMIT);
    channel.asyncOpen({
      onStartRequest: () => undefined,
      onDataAvailable: () => undefined,
      onStopRequest: () => {
        clearTimeout(timer);
        try {
          resolve(channel.responseStatus > 0);
        } catch {
          // It throws where there is no answer.
          resolve(false);
        }
      },
    });
  });
}

/** Looks once. Silence ends by a time limit. */
export async function serviceAt(address: string): Promise<ServiceAt> {
  const channel = open(address);
  const answered = await answers(channel);
  const certificate = channel.securityInfo && certificateIn(channel.securityInfo);
  const reached = answered && certificate?.error === undefined;
  return { hostname: channel.URI.host, reached, ...(certificate && { certificate }) };
}
