import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type OperatorParts,
  parseConditionOperator,
  spellConditionOperator,
} from '../../../server/src/core/document/conditionOperator.ts';

suite('a condition operator', () => {
  const rows: readonly (readonly [text: string, parts: Omit<OperatorParts, 'text'>])[] = [
    ['StringEquals', { quantifier: undefined, base: 'StringEquals', ifExists: false }],
    ['BoolIfExists', { quantifier: undefined, base: 'Bool', ifExists: true }],
    ['ForAllValues:ArnLike', { quantifier: 'ForAllValues', base: 'ArnLike', ifExists: false }],
    ['ForAnyValue:StringLikeIfExists', { quantifier: 'ForAnyValue', base: 'StringLike', ifExists: true }],
    ['ForEachValue:Bool', { quantifier: undefined, base: 'ForEachValue:Bool', ifExists: false }],
    ['ForAnyValues:Bool', { quantifier: undefined, base: 'ForAnyValues:Bool', ifExists: false }],
    ['forAllValues:Boolifexists', { quantifier: undefined, base: 'forAllValues:Boolifexists', ifExists: false }],
    ['IfExists', { quantifier: undefined, base: '', ifExists: true }],
    ['String\nEquals', { quantifier: undefined, base: 'String\nEquals', ifExists: false }],
    ['', { quantifier: undefined, base: '', ifExists: false }],
  ];
  for (const [text, parts] of rows) {
    test(`${JSON.stringify(text)} is cut into its parts and put together again`, () => {
      assert.deepEqual(parseConditionOperator(text), { text, ...parts });
      assert.equal(spellConditionOperator(parts), text);
    });
  }
});
