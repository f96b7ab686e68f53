import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isOnCalendar, parseDate, parseLooseDate, writeDate } from '../../../server/src/core/document/dateText.ts';

suite('a date in a policy', () => {
  test('is on the calendar where JavaScript finds it there', () => {
    const digits = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.nat(13), fc.nat(32));
    fc.assert(
      fc.property(digits, ([year, month, day]) => {
        const two = (part: number): string => String(part).padStart(2, '0');
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        const date = parseDate(text);
        assert.ok(date !== undefined);
        const instant = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
        assert.equal(isOnCalendar(date), exists);
      }),
    );
  });

  for (const [text, written] of [
    ['2027-01-31T23:59:59Z', '2027-01-31T23:59:59Z'],
    ['2027/1/31', '2027-01-31T00:00:00Z'],
    ['2027年1月31日 8:05', '2027-01-31T08:05:00Z'],
    ['2027.01.31t23:59:59.5 +08:00', '2027-01-31T23:59:59.5+08:00'],
    [' 2027-01-31 23:59 utc ', '2027-01-31T23:59:00Z'],
  ] as const) {
    test(`${text} can be written ${written}`, () => {
      const date = parseLooseDate(text);
      assert.ok(date !== undefined);
      assert.equal(writeDate(date, date.zone ?? 'Z'), written);
      assert.ok(parseDate(written) !== undefined);
    });
  }

  for (const text of ['31.01.2027', '2027', 'soon', '2027-01-31T23', '2027-01-31 23:59:59 CST', '']) {
    test(`"${text}" is none`, () => {
      assert.equal(parseDate(text), undefined);
      assert.equal(parseLooseDate(text), undefined);
    });
  }
});
