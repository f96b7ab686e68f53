/**
 * A certificate for 127.0.0.1 that nobody issued, made anew for each server:
 * `@alicloud/credentials` speaks to its token service over TLS only.
 * Source of the encoding: RFC 5280 and ITU-T X.690.
 */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly certificate: string;
  /** PEM; lives in this process only. */
  readonly key: string;
}

const day = 24 * 3600 * 1000;

/** @param now milliseconds since 1970; the certificate is good from a day before to a day after */
export function createCertificate(now: number): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = toBeSigned(publicKey, now);
  const signature = sign('sha256', body, privateKey);
  const der = sequence(body, ecdsaWithSha256, bitString(signature));
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${wrap(der.toString('base64'))}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const ecdsaWithSha256 = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const commonName = objectId(0x55, 0x04, 0x03);
const basicConstraints = objectId(0x55, 0x1d, 0x13);
const subjectAltName = objectId(0x55, 0x1d, 0x11);

function toBeSigned(publicKey: KeyObject, now: number): Buffer {
  const version3 = element(0xa0, element(0x02, Buffer.from([2])));
  const serial = element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const name = sequence(element(0x31, sequence(commonName, element(0x0c, Buffer.from('Rampart test cloud')))));
  const validity = sequence(utcTime(now - day), utcTime(now + day));
  const names = sequence(element(0x87, Buffer.from([127, 0, 0, 1])), element(0x82, Buffer.from('localhost')));
  const isAuthority = sequence(element(0x01, Buffer.from([0xff])));
  const extensions = element(
    0xa3,
    sequence(sequence(basicConstraints, element(0x04, isAuthority)), sequence(subjectAltName, element(0x04, names))),
  );
  const key = publicKey.export({ type: 'spki', format: 'der' });
  return sequence(version3, serial, ecdsaWithSha256, name, validity, name, key, extensions);
}

function utcTime(milliseconds: number): Buffer {
  const digits = new Date(milliseconds)
    .toISOString()
    .replace(/[-:T]|\..*$/g, '')
    .slice(2);
  return element(0x17, Buffer.from(`${digits}Z`));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

function objectId(...bytes: readonly number[]): Buffer {
  return element(0x06, Buffer.from(bytes));
}

function bitString(content: Buffer): Buffer {
  return element(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function element(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
}

function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x100) return Buffer.from([0x81, length]);
  return Buffer.from([0x82, length >> 8, length & 0xff]);
}

function wrap(base64: string): string {
  return base64.replace(/.{64}(?=.)/g, '$&\n');
}
