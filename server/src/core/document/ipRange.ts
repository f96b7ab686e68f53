/** A stretch of IPv4 or IPv6 addresses as CIDR notation writes it; a single address is the narrowest. */
export interface IpRange {
  readonly bits: 32 | 128;
  /** The address as it stands, which may have bits set behind the prefix. */
  readonly address: bigint;
  /** How many leading bits count. */
  readonly prefix: number;
}

/** An address or CIDR block, or `undefined` where the text is none. */
export function parseIpRange(text: string): IpRange | undefined {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = address.includes(':') ? 128 : 32;
  const number = bits === 32 ? parseIpv4(address) : parseIpv6(address);
  if (number === undefined || more.length > 0) return undefined;
  if (prefix === undefined) return { bits, address: number, prefix: bits };
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) return undefined;
  return { bits, address: number, prefix: Number(prefix) };
}

/** The first address of a range. */
export function networkOf({ bits, address, prefix }: IpRange): bigint {
  const free = BigInt(bits - prefix);
  return (address >> free) << free;
}

/** Whether every address of `inner` lies in `outer`. */
export function ipCovers(outer: IpRange, inner: IpRange): boolean {
  return (
    outer.bits === inner.bits &&
    outer.prefix <= inner.prefix &&
    networkOf(outer) === networkOf({ ...inner, prefix: outer.prefix })
  );
}

/** The range in the notation of policies, without bits behind its prefix. */
export function writeIpRange(range: IpRange): string {
  const network = networkOf(range);
  const address = range.bits === 32 ? writeIpv4(network) : writeIpv6(network);
  return range.prefix === range.bits ? address : `${address}/${range.prefix}`;
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || octets.some((octet) => !/^(?:0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255)) {
    return undefined;
  }
  return octets.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const tail = /^(?<head>.*:)(?<ipv4>\d+\.\d+\.\d+\.\d+)$/.exec(text)?.groups;
  const ipv4 = tail === undefined ? undefined : parseIpv4(tail['ipv4'] ?? '');
  if (tail !== undefined && ipv4 === undefined) return undefined;
  const last = ipv4 === undefined ? '' : `${(ipv4 >> 16n).toString(16)}:${(ipv4 & 0xffffn).toString(16)}`;
  const halves = (tail === undefined ? text : (tail['head'] ?? '') + last).split('::');
  if (halves.length > 2) return undefined;
  const [before, after] = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (before === undefined) return undefined;
  const missing = 8 - before.length - (after?.length ?? 0);
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...(after ?? [])];
  if (groups.some((group) => !/^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function writeIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
}

/** The longest run of empty groups is left out, as is the custom. */
function writeIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  const text = groups.join(':');
  const runs = [...text.matchAll(/(?<![\da-f])0(?::0)+(?![\da-f])/g)];
  const longest = runs.reduce<RegExpExecArray | undefined>(
    (best, run) => (best === undefined || run[0].length > best[0].length ? run : best),
    undefined,
  );
  if (longest === undefined) return text;
  const before = text.slice(0, longest.index).replace(/:$/, '');
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}
