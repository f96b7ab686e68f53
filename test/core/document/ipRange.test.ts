import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { ipCovers, networkOf, parseIpRange, writeIpRange } from '../../../server/src/core/document/ipRange.ts';

suite('an IP range', () => {
  const rows: readonly (readonly [text: string, written: string])[] = [
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['255.255.255.255/0', '0.0.0.0/0'],
    ['2001:DB8:1234:5678:ABCD::/80', '2001:db8:1234:5678:abcd::/80'],
    ['2001:db8:0:0:1:0:0:0', '2001:db8:0:0:1::'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['::1', '::1'],
    ['::', '::'],
    ['::ffff:203.0.113.7', '::ffff:cb00:7107'],
    ['fe80::1/10', 'fe80::/10'],
  ];
  for (const [text, written] of rows) {
    test(`${text} is written ${written}`, () => {
      const range = parseIpRange(text);
      assert.ok(range !== undefined);
      assert.equal(writeIpRange(range), written);
    });
  }

  for (const text of [
    '',
    '203.0.113',
    '203.0.113.07',
    '203.0.113.256',
    '1.2.3.4/33',
    '1.2.3.4/',
    '1.2.3.4/8/8',
    '1.2.3.4.',
  ]) {
    test(`"${text}" is none`, () => assert.equal(parseIpRange(text), undefined));
  }
  for (const text of [
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    'g::',
    '::1/129',
    '::1.2.3',
  ]) {
    test(`"${text}" is none`, () => assert.equal(parseIpRange(text), undefined));
  }

  test('takes the addresses that Node takes', () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ unit: fc.constantFrom('1', 'f', ':', '.', '0') }));
    fc.assert(fc.property(address, (text) => assert.equal(parseIpRange(text) !== undefined, isIP(text) !== 0)));
  });

  test('is the same after it was written, without the bits behind its prefix', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(32), (address, prefix) => {
        const range = parseIpRange(`${address}/${prefix}`);
        assert.ok(range !== undefined);
        const again = parseIpRange(writeIpRange(range));
        assert.deepEqual(again, { ...range, address: networkOf(range) });
        assert.ok(again !== undefined && ipCovers(again, range) && ipCovers(range, again));
      }),
    );
  });

  test('covers what lies in it and nothing else', () => {
    const covers = (outer: string, inner: string): boolean => {
      const [left, right] = [parseIpRange(outer), parseIpRange(inner)];
      return left !== undefined && right !== undefined && ipCovers(left, right);
    };
    assert.ok(covers('10.0.0.0/8', '10.255.0.0/16'));
    assert.ok(!covers('10.255.0.0/16', '10.0.0.0/8'));
    assert.ok(!covers('10.0.0.0/8', '11.0.0.0'));
    assert.ok(!covers('::/0', '10.0.0.0'));
  });
});
