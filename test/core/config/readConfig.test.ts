import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FileFault } from '../../../server/src/core/config/fault.ts';
import { readConfig } from '../../../server/src/core/config/readConfig.ts';
import { say } from '../../../server/src/core/text/locale.ts';

/** What is wrong with a configuration, as `level text: sentence`. */
function faultsOf(text: string): readonly string[] {
  return readConfig(text).faults.map((fault) => shown(text, fault));
}

function shown(text: string, { span, sentence, args, level }: FileFault): string {
  assert.match(say(sentence, 'zh-cn', args), /\p{Script=Han}/u);
  return `${level} ${text.slice(span.start, span.end)}: ${say(sentence, 'en', args)}`;
}

suite('a configuration', () => {
  test('may say everything, with comments and trailing commas', () => {
    const text = `{
      // Our house.
      "$schema": "./node_modules/rampart-policy/schemas/rampart.schema.json",
      "preset": "strict",
      "rules": { "action/unknown": "off", "stmt/*": "error", "category:style": "hint" },
      "associations": { "roles/*.json": { "dialect": "ram", "kind": "trust" }, "old/**": "off" },
      "limits": { "ram.customPolicy": 4096 },
      "organisation": {
        "required": [{ "actions": "kms:*", "condition": { "key": "acs:SourceIp", "values": "10.0.0.0/8" } }],
        "forbidden": [{ "actions": ["ram:*"], "dialect": "ram", "reason": "Ask the platform team." }],
      },
      "ownAccounts": ["1234567890123456"],
      "referencePolicies": "./ceiling.json",
      "catalogue": { "extra": ["acme.rampart-facts.json"] },
      "suppressions": [{ "rule": "action/unknown", "path": "a/b.json", "pointer": "/Statement/0", "reason": "new" }],
    }`;
    const config = readConfig(text);
    assert.deepEqual(config.faults, []);
    const { suppressions, referencePolicies, extraFacts, faults: _, ...rest } = config;
    assert.deepEqual(rest, {
      preset: 'strict',
      levels: { 'action/unknown': 'off', 'stmt/*': 'error', 'category:style': 'hint' },
      associations: { 'roles/*.json': { dialect: 'ram', kind: 'trust' }, 'old/**': 'off' },
      limits: { 'ram.customPolicy': 4096 },
      organisation: {
        required: [
          {
            actions: ['kms:*'],
            condition: { key: 'acs:SourceIp', operator: undefined, values: ['10.0.0.0/8'] },
            dialect: undefined,
            reason: undefined,
          },
        ],
        forbidden: [{ actions: ['ram:*'], condition: undefined, dialect: 'ram', reason: 'Ask the platform team.' }],
      },
      ownAccounts: ['1234567890123456'],
    });
    assert.deepEqual(
      [...referencePolicies, ...extraFacts].map(({ value }) => value),
      ['./ceiling.json', 'acme.rampart-facts.json'],
    );
    const [suppression] = suppressions;
    assert.deepEqual(
      [suppression?.rule, suppression?.pointer, suppression?.aboutOneFile],
      ['action/unknown', '/Statement/0', true],
    );
    assert.deepEqual([suppression?.fits('a/b.json'), suppression?.fits('c/b.json')], [true, false]);
  });

  test('names the nearest member, rule and limit', () => {
    assert.deepEqual(
      faultsOf('{ "presets": "strict", "rules": { "action/unkown": "off" }, "limits": { "ram.customPolcy": 1 } }'),
      [
        'error "presets": There is no member "presets" here; "preset" is near.',
        'error "action/unkown": There is no rule "action/unkown"; "action/unknown" is near.',
        'error "ram.customPolcy": There is no limit "ram.customPolcy"; "ram.customPolicy" is near.',
      ],
    );
    assert.deepEqual(faultsOf('{ "colour": 1, "rules": { "category:beauty": "off", "elsewhere/*": "off" } }'), [
      'error "colour": There is no member "colour" here.',
      'error "category:beauty": There is no rule "category:beauty".',
      'error "elsewhere/*": There is no rule "elsewhere/*".',
    ]);
  });

  test('tells wrong values, and all else counts', () => {
    const text = `{
      "preset": "stern",
      "rules": { "action/unknown": "loud", "stmt/sid": "off" },
      "limits": { "ram.customPolicy": -1, "ram.keyPolicy": 10 },
      "associations": { "a": "on", "b": { "kind": "trust" }, "c": 1 },
      "ownAccounts": "1",
      "organisation": { "required": [{ "actions": "*" }] },
      "catalogue": { "extra": [""] }
    }`;
    assert.deepEqual(faultsOf(text), [
      'error "stern": "stern" is none of recommended, strict, console.',
      'error "loud": "loud" is none of off, hint, info, warning, error.',
      'error -1: This has to be a whole number from 1.',
      'error "on": "on" is none of off.',
      'error 1: This has to be an object.',
      'error "1": This has to be a list.',
      'error { "actions": "*" }: The member "condition" is missing here.',
      'error "": This text is empty.',
    ]);
    const { levels, limits, associations, organisation, preset } = readConfig(text);
    assert.deepEqual(
      { levels, limits, associations, required: organisation.required, preset },
      {
        levels: { 'stmt/sid': 'off' },
        limits: { 'ram.keyPolicy': 10 },
        associations: { b: { dialect: undefined, kind: 'trust' } },
        required: [],
        preset: undefined,
      },
    );
  });

  test('asks each suppression for its reason, its rule and a pointer that is one', () => {
    const text = `{ "suppressions": [
      { "rule": "action/unknown" },
      { "rule": "action/*", "reason": " " },
      { "rule": "action/unkown", "reason": "new" },
      { "rule": "stmt/sid", "pointer": "Statement", "reason": "old" },
      { "path": "a.json", "reason": "none" }
    ] }`;
    assert.deepEqual(faultsOf(text), [
      'warning "action/unknown": Say why this problem is meant.',
      'warning " ": Say why this problem is meant.',
      'error "action/unkown": There is no rule "action/unkown"; "action/unknown" is near.',
      'error "Statement": A JSON Pointer is empty or begins with a slash, and "Statement" does not.',
      'error { "path": "a.json", "reason": "none" }: The member "rule" is missing here.',
    ]);
    assert.deepEqual(
      readConfig(text).suppressions.map(({ rule }) => rule),
      ['action/unknown', 'action/*'],
    );
  });

  test('is read as far as its JSON goes', () => {
    const broken = '{ "preset": "strict" "rules": { "stmt/sid": "off" ';
    assert.deepEqual(
      readConfig(broken).faults.map(({ sentence, alsoFoundBy }) => [sentence.en, alsoFoundBy]),
      [
        ['A comma is missing here.', 'json'],
        ['A closing brace is missing here.', 'json'],
        ['A closing brace is missing here.', 'json'],
      ],
    );
    assert.deepEqual(readConfig(broken).levels, { 'stmt/sid': 'off' });
    assert.deepEqual(faultsOf('{} {}'), ['error {}: This text is out of place here.']);
    assert.deepEqual(faultsOf(' '), ['error  : This file holds no JSON object.']);
    assert.deepEqual(faultsOf('[]'), ['error []: This has to be an object.']);
  });
});
