/**
 * Signature Version 4 of AWS, worked out anew from what arrived.
 * Source: "Create a signed AWS API request" in the AWS IAM User Guide.
 */
import { createHash, createHmac } from 'node:crypto';
import { encode, type HttpRequest } from '../http.ts';

/** What a signature says about itself. */
export interface ClaimedSignature {
  readonly accessKeyId: string;
  readonly token: string | undefined;
  /** `yyyyMMddTHHmmssZ`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signature: string;
  readonly expected: (secret: string) => string;
  /** Headers that had to be signed and were not. */
  readonly unsigned: readonly string[];
  /** Whether day of the scope and date of the request agree. */
  readonly isDayRight: boolean;
}

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/;

/** The signature of a request; `undefined` where it has none that can be read. */
export function readSignature(request: HttpRequest): ClaimedSignature | undefined {
  const { headers } = request;
  const match = authorization.exec(headers['authorization'] ?? '');
  const [, accessKeyId, day, region, service, signedNames, signature] = match ?? [];
  const date = headers['x-amz-date'];
  if (accessKeyId === undefined || day === undefined || region === undefined || service === undefined) return undefined;
  if (signedNames === undefined || signature === undefined || date === undefined) return undefined;
  const signed = signedNames.split(';');
  return {
    accessKeyId,
    token: headers['x-amz-security-token'],
    date,
    region,
    service,
    signature,
    expected: (secret) => {
      const stringToSign = [
        'AWS4-HMAC-SHA256',
        date,
        `${day}/${region}/${service}/aws4_request`,
        sha256(canonicalRequest(request, signed)),
      ].join('\n');
      const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
      return hmac(key, stringToSign).toString('hex');
    },
    unsigned: Object.keys(headers).filter(
      (name) => (name === 'host' || name.startsWith('x-amz-')) && !signed.includes(name),
    ),
    isDayRight: date.startsWith(day),
  };
}

function canonicalRequest(request: HttpRequest, signed: readonly string[]): string {
  const query = request.query
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const names = [...signed].sort();
  return [
    request.method,
    request.path,
    query,
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
