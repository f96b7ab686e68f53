/**
 * The two signatures of Alibaba Cloud, worked out anew from what arrived:
 * version 3 (`ACS3-HMAC-SHA256`, in a header), and version 1 (`HMAC-SHA1`, among the parameters),
 * which `@alicloud/credentials` still uses to assume a role.
 * Source: "Request syntax and signature method V3" and "V2" in the help centre of Alibaba Cloud.
 */
import { createHash, createHmac } from 'node:crypto';
import { encode, type HttpRequest, readPairs } from '../http.ts';

/** What a signature says about itself. */
export interface ClaimedSignature {
  readonly accessKeyId: string;
  readonly token: string | undefined;
  /** ISO 8601. */
  readonly date: string | undefined;
  readonly nonce: string | undefined;
  readonly signature: string;
  /** The signature that the secret gives, with the text it was made from. */
  readonly expected: (secret: string) => { readonly signature: string; readonly stringToSign: string };
  /** Headers that had to be signed and were not. */
  readonly unsigned: readonly string[];
  /** Whether the body is the one that was signed. */
  readonly isBodyIntact: boolean;
}

/** The signature of a request; `undefined` where it has none that can be read. */
export function readSignature(request: HttpRequest): ClaimedSignature | undefined {
  return request.headers['authorization'] === undefined ? readVersion1(request) : readVersion3(request);
}

function readVersion3(request: HttpRequest): ClaimedSignature | undefined {
  const { headers } = request;
  const match = /^ACS3-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(
    headers['authorization'] ?? '',
  );
  const [, accessKeyId, signedNames, signature] = match ?? [];
  if (accessKeyId === undefined || signedNames === undefined || signature === undefined) return undefined;
  const signed = signedNames.split(';');
  const bodyHash = headers['x-acs-content-sha256'] ?? '';
  return {
    accessKeyId,
    token: headers['x-acs-security-token'],
    date: headers['x-acs-date'],
    nonce: headers['x-acs-signature-nonce'],
    signature,
    expected: (secret) => {
      const stringToSign = `ACS3-HMAC-SHA256\n${sha256(canonicalRequest(request, signed, bodyHash))}`;
      return { signature: createHmac('sha256', secret).update(stringToSign).digest('hex'), stringToSign };
    },
    unsigned: Object.keys(headers).filter(
      (name) => (name === 'host' || name.startsWith('x-acs-')) && !signed.includes(name),
    ),
    isBodyIntact: bodyHash === sha256(request.body),
  };
}

function canonicalRequest(request: HttpRequest, signed: readonly string[], bodyHash: string): string {
  const names = [...signed].sort();
  return [
    request.method,
    request.path,
    canonicalPairs(request.query),
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n');
}

function readVersion1(request: HttpRequest): ClaimedSignature | undefined {
  const parameters = new Map([...request.query, ...readPairs(request.body.toString())]);
  const signature = parameters.get('Signature');
  const accessKeyId = parameters.get('AccessKeyId');
  if (signature === undefined || accessKeyId === undefined) return undefined;
  if (parameters.get('SignatureMethod') !== 'HMAC-SHA1') return undefined;
  return {
    accessKeyId,
    token: parameters.get('SecurityToken'),
    date: parameters.get('Timestamp'),
    nonce: parameters.get('SignatureNonce'),
    signature,
    expected: (secret) => {
      const pairs = canonicalPairs([...parameters].filter(([name]) => name !== 'Signature'));
      const stringToSign = `${request.method}&${encode('/')}&${encode(pairs)}`;
      return { signature: createHmac('sha1', `${secret}&`).update(stringToSign).digest('base64'), stringToSign };
    },
    unsigned: [],
    isBodyIntact: true,
  };
}

function canonicalPairs(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
