/** Where a service is asked. */
export interface Endpoint {
  readonly protocol: 'http' | 'https';
  /** With its port where that is not the usual one of the protocol. */
  readonly host: string;
}

/**
 * Reads `host`, `host:port` or `http(s)://host:port`. Nothing is asked without TLS unless the text says http.
 * @returns `undefined` for any other text
 */
export function readEndpoint(text: string): Endpoint | undefined {
  const trimmed = text.trim();
  const url = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname, search, hash, username, password } = new URL(url);
  const isBare = pathname === '/' && `${search}${hash}${username}${password}` === '';
  if (!isBare || host === '' || /[\s@/\\]/.test(trimmed.replace(/^https?:\/\//i, '').replace(/\/$/, '')))
    return undefined;
  return { protocol: protocol === 'http:' ? 'http' : 'https', host };
}
