// The same as gecko.d.ts for the network: requests, sockets, certificates.
export {};

declare global {
  /** netwerk/base/nsIChannel.idl, netwerk/protocol/http/nsIHttpChannel.idl */
  interface HttpChannel {
    loadFlags: number;
    requestMethod: string;
    redirectionLimit: number;
    /** Throws while there is no answer. */
    readonly responseStatus: number;
    readonly securityInfo: SecurityInfo | null;
    readonly URI: { readonly host: string };
    cancel(status: number): void;
    asyncOpen(listener: {
      onStartRequest(): void;
      onDataAvailable(): void;
      onStopRequest(): void;
    }): void;
  }

  /** dom/webidl/TCPSocket.webidl; `transport` is for chrome code only */
  interface TcpSocket {
    onopen: (() => void) | null;
    ondata: ((event: { readonly data: string }) => void) | null;
    onerror: ((event: { readonly name: string; readonly errorCode: number }) => void) | null;
    onclose: (() => void) | null;
    send(bytes: string): boolean;
    upgradeToSecure(): void;
    closeImmediately(): void;
    readonly transport: {
      readonly tlsSocketControl: {
        /** security/manager/ssl/nsITLSSocketControl.idl */
        asyncGetSecurityInfo(): Promise<SecurityInfo>;
      } | null;
    } | null;
  }
  /** security/manager/ssl/nsITransportSecurityInfo.idl; getters throw before the handshake is done */
  interface SecurityInfo {
    readonly errorCodeString: string;
    readonly overridableErrorCategory: number;
    readonly isBuiltCertChainRootBuiltInRoot: boolean;
    readonly serverCert: { readonly issuerName: string } | null;
  }
}
