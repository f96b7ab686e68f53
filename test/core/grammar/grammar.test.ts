import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dialects, kinds } from '../../../server/src/core/document/dialect.ts';
import {
  type ElementGrammar,
  elementNames,
  type Grammar,
  grammarOf,
} from '../../../server/src/core/grammar/grammar.ts';

const grammars: readonly Grammar[] = dialects.flatMap((dialect) => kinds.map((kind) => grammarOf(dialect, kind)));

/** An element in short: `Effect!` is required, `Action!/NotAction` or its alternative is, `(Sid)` is best not used. */
function brief({ name, required, alternative, standing }: ElementGrammar): string {
  const word = `${name}${required ? '!' : ''}${alternative ? `/${alternative}` : ''}`;
  return standing === 'documented' ? word : `(${word})`;
}

function summary({ policy, statement, principalTypes }: Grammar): readonly string[] {
  return [policy, statement, principalTypes].map((elements) => elements.map(brief).join(' '));
}

describe('grammarOf', () => {
  const actions = 'Action!/NotAction NotAction!/Action';
  const resources = 'Resource!/NotResource NotResource!/Resource';
  const ramResources = 'Resource!/NotResource Condition (NotResource!/Resource)';

  const expected: Readonly<Record<string, readonly string[]>> = {
    'ram permission': ['Version! Statement!', `Effect! ${actions} ${ramResources} (Sid)`, ''],
    'ram trust': ['Version! Statement!', 'Effect! Principal! Action! Condition (Sid)', 'RAM Service Federated'],
    'ram resource': [
      'Version! Statement!',
      `Sid Effect! Principal! ${actions} ${ramResources}`,
      'RAM Service Federated',
    ],
    'iam permission': ['Version Statement! (Id)', `Sid Effect! ${actions} ${resources} Condition`, ''],
    'iam trust': [
      'Version Statement! Id',
      `Sid Effect! Principal! ${actions} Condition`,
      'AWS Service Federated (CanonicalUser)',
    ],
    'iam resource': [
      'Version Statement! Id',
      `Sid Effect! Principal!/NotPrincipal NotPrincipal!/Principal ${actions} Resource/NotResource NotResource/Resource Condition`,
      'AWS Service Federated CanonicalUser',
    ],
  };

  for (const grammar of grammars) {
    const { dialect, kind } = grammar;
    it(`reads the elements of ${dialect} ${kind} policies`, () => {
      assert.deepEqual(summary(grammar), expected[`${dialect} ${kind}`]);
    });
  }

  it('gives every element a description and every listed value one', () => {
    for (const grammar of grammars) {
      const { policy, statement, principalTypes, conditionOperators, conditionModifiers } = grammar;
      const elements = [...policy, ...statement, ...principalTypes, ...conditionOperators, ...conditionModifiers];
      const texts = [grammar, ...elements, ...elements.flatMap((element) => element.values)];
      for (const { description } of texts) assert.ok(description.en && description['zh-cn']);
    }
  });

  it('knows the JSON types of an element', () => {
    const types = (grammar: Grammar, name: string) => grammar.element('statement', name)?.types;
    assert.deepEqual(types(grammarOf('ram', 'permission'), 'Effect'), ['string']);
    assert.deepEqual(types(grammarOf('ram', 'permission'), 'Action'), ['string', 'array']);
    assert.deepEqual(types(grammarOf('ram', 'trust'), 'Principal'), ['object']);
    assert.deepEqual(types(grammarOf('iam', 'trust'), 'Principal'), ['object', 'string']);
    assert.deepEqual(grammarOf('ram', 'trust').element('policy', 'Statement')?.types, ['array']);
    assert.deepEqual(grammarOf('iam', 'trust').element('policy', 'Statement')?.types, ['array', 'object']);
  });

  it('lists the legal values where they are few', () => {
    const values = (grammar: Grammar) => grammar.element('policy', 'Version')?.values.map(({ value }) => value);
    assert.deepEqual(values(grammarOf('ram', 'trust')), ['1']);
    assert.deepEqual(values(grammarOf('iam', 'trust')), ['2012-10-17', '2008-10-17']);
    assert.equal(grammarOf('ram', 'trust').element('statement', 'Action')?.values.length, 0);
  });

  it('keeps each owner apart and knows nothing else', () => {
    const grammar = grammarOf('ram', 'trust');
    assert.equal(grammar.element('principal', 'Service')?.name, 'Service');
    assert.equal(grammar.element('condition', 'Bool')?.name, 'Bool');
    for (const name of ['effect', 'Version', 'Resource', 'constructor', '']) {
      assert.equal(grammar.element('statement', name), undefined, name);
    }
  });
});

describe('conditionOperator', () => {
  const read = (dialect: 'ram' | 'iam', text: string) => {
    const found = grammarOf(dialect, 'permission').conditionOperator(text);
    return found && [found.operator.name, ...found.modifiers.map((modifier) => modifier.name)].join(' ');
  };

  it('takes an operator apart', () => {
    assert.equal(read('ram', 'StringLike'), 'StringLike');
    assert.equal(read('ram', 'ForAnyValue:StringLike'), 'StringLike ForAnyValue:');
    assert.equal(read('iam', 'ForAllValues:ArnLikeIfExists'), 'ArnLike ForAllValues: IfExists');
  });

  it('answers undefined for what the dialect does not know', () => {
    for (const text of ['StringLikeIfExists', 'Null', 'ArnLike', 'ForAllValues:', 'stringlike', 'constructor', '']) {
      assert.equal(read('ram', text), undefined, text);
    }
    for (const text of [
      'NullIfExists',
      'ForAllValues:ForAnyValue:Bool',
      'IfExists',
      'Bool IfExists',
      'DateTimeLessThan',
    ]) {
      assert.equal(read('iam', text), undefined, text);
    }
  });

  it('lets every operator take every modifier of its dialect, except that Null takes no IfExists', () => {
    for (const grammar of grammars) {
      for (const { name: operator } of grammar.conditionOperators) {
        for (const { name: modifier } of grammar.conditionModifiers) {
          const text = modifier.endsWith(':') ? modifier + operator : operator + modifier;
          const found = grammar.conditionOperator(text)?.operator.name;
          assert.equal(found, text === 'NullIfExists' ? undefined : operator, `${grammar.dialect} ${text}`);
        }
      }
    }
  });

  it('knows 21 operators in RAM and 27 in IAM', () => {
    const counts = grammars.map(({ dialect, conditionOperators }) => `${dialect} ${conditionOperators.length}`);
    assert.deepEqual([...new Set(counts)], ['ram 21', 'iam 27']);
  });
});

describe('elementNames', () => {
  it('holds every element of any grammar once', () => {
    assert.deepEqual(elementNames.policy.toSorted(), ['Id', 'Statement', 'Version']);
    assert.deepEqual(elementNames.statement.toSorted(), [
      ...['Action', 'Condition', 'Effect', 'NotAction', 'NotPrincipal', 'NotResource', 'Principal', 'Resource', 'Sid'],
    ]);
  });
});
