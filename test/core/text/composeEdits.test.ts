import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { composeEdits } from '../../../server/src/core/text/composeEdits.ts';
import { applyEdits, type Edit } from '../../../server/src/core/text/edit.ts';
import { span } from '../../../server/src/core/text/span.ts';

/** Rounds of edits as fast-check makes them: places are parts of the text's length, because it changes from round to round. */
const rounds = fc.array(
  fc.array(fc.record({ start: fc.nat(1000), size: fc.nat(300), text: fc.string({ maxLength: 4 }) }), { maxLength: 4 }),
  { maxLength: 4 },
);

function editsFor(text: string, round: readonly { start: number; size: number; text: string }[]): readonly Edit[] {
  return round.map((each) => {
    const start = Math.round((each.start / 1000) * text.length);
    return {
      span: span(start, Math.min(text.length, start + Math.round((each.size / 1000) * text.length))),
      text: each.text,
    };
  });
}

suite('composed edits', () => {
  test('do what their rounds do one after the other', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), rounds, (text, shapes) => {
        let after = text;
        const made: (readonly Edit[])[] = [];
        for (const shape of shapes) {
          const edits = editsFor(after, shape);
          made.push(edits);
          after = applyEdits(after, edits);
        }
        assert.equal(applyEdits(text, composeEdits(text.length, made)), after);
      }),
    );
  });

  test('keep apart what stands apart', () => {
    const first = [{ span: span(0, 1), text: 'A' }];
    const second = [
      { span: span(8, 9), text: '' },
      { span: span(0, 1), text: 'AA' },
    ];
    assert.deepEqual(composeEdits(10, [first, second]), [
      { span: span(0, 1), text: 'AA' },
      { span: span(8, 9), text: '' },
    ]);
  });

  test('are none where a round takes back what another did', () => {
    const insert = [{ span: span(3, 3), text: 'x' }];
    const remove = [{ span: span(3, 4), text: '' }];
    assert.deepEqual(composeEdits(10, [insert, remove]), []);
  });
});
