import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { RuleSettings } from '../../../server/src/core/rules/config.ts';
import { limitsWith, vendorLimits } from '../../../server/src/core/rules/limits.ts';
import { defineRule, type Level, type Rule } from '../../../server/src/core/rules/rule.ts';
import { runRules } from '../../../server/src/core/rules/runRules.ts';
import { testCatalogue } from '../../support/catalogue.ts';
import { documentOf } from '../../support/service.ts';

const document = documentOf('{ "Version": "1", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }');

/** A rule that always speaks, at the level of its finding where one is given. */
function rule(given: Partial<Rule>, seen?: Exclude<Level, 'off'>): Rule {
  return {
    ...defineRule({
      category: 'security',
      level: 'info',
      messages: { found: { en: 'Found.', 'zh-cn': '发现。' } },
      visit: {
        policy: ({ span }, { report }) =>
          report({ at: span, message: 'found', ...(seen !== undefined && { level: seen }) }),
      },
    }),
    ...given,
  };
}

function levelOf(tried: Rule, settings: Partial<RuleSettings>): Level {
  const options = { catalogue: testCatalogue(), locale: 'en', levels: {}, ...settings } as const;
  return runRules([{ code: 'sec/tried', rule: tried }], document, options)[0]?.level ?? 'off';
}

suite('the level of a rule', () => {
  test('is what its preset says', () => {
    assert.equal(levelOf(rule({}), {}), 'info');
    assert.equal(levelOf(rule({ strict: 'warning' }), {}), 'info');
    assert.equal(levelOf(rule({ strict: 'warning' }), { preset: 'strict' }), 'warning');
    assert.equal(levelOf(rule({}), { preset: 'strict' }), 'info');
    assert.equal(levelOf(rule({}), { preset: 'console' }), 'off');
    assert.equal(levelOf(rule({ console: true, level: 'error' }), { preset: 'console' }), 'error');
    assert.equal(levelOf(rule({ level: 'off', strict: 'hint' }), { preset: 'strict' }), 'hint');
  });

  test('yields to what the place shows, unless the preset silences the rule', () => {
    assert.equal(levelOf(rule({}, 'hint'), {}), 'hint');
    assert.equal(levelOf(rule({ strict: 'error' }, 'hint'), { preset: 'strict' }), 'hint');
    assert.equal(levelOf(rule({ level: 'off' }, 'hint'), {}), 'off');
    assert.equal(levelOf(rule({}, 'hint'), { preset: 'console' }), 'off');
  });

  test('is what a person says: code before group before category before all else', () => {
    const seen = rule({ strict: 'warning' }, 'hint');
    assert.equal(levelOf(seen, { levels: { 'category:security': 'error' }, preset: 'console' }), 'error');
    assert.equal(levelOf(seen, { levels: { 'category:security': 'error', 'sec/*': 'info' } }), 'info');
    assert.equal(levelOf(seen, { levels: { 'sec/tried': 'off', 'sec/*': 'info' } }), 'off');
    assert.equal(levelOf(seen, { levels: { 'category:style': 'error', 'other/*': 'error' } }), 'hint');
  });
});

suite('what rules are told', () => {
  test('are the vendors’ limits, with a person’s numbers in their place', () => {
    const limits = limitsWith({ 'ram.customPolicy': 100 });
    assert.deepEqual(limits['ram.customPolicy'], { ...vendorLimits['ram.customPolicy'], most: 100, date: undefined });
    assert.equal(limits['ram.keyPolicy'], vendorLimits['ram.keyPolicy']);
  });

  test('reaches them, and is empty where nobody said anything', () => {
    const heard: unknown[] = [];
    const listener = rule({
      visit: {
        policy: (_policy, { limits, options }) => void heard.push(limits['ram.customPolicy'].most, options.ownAccounts),
      },
    });
    const options = { organisation: { required: [], forbidden: [] }, ownAccounts: ['1'], referencePolicies: [] };
    levelOf(listener, {});
    levelOf(listener, { limits: { 'ram.customPolicy': 7 }, options });
    assert.deepEqual(heard, [vendorLimits['ram.customPolicy'].most, [], 7, ['1']]);
  });

  test('comes back with each problem: what it is about', () => {
    const options = { catalogue: testCatalogue(), locale: 'en', levels: {} } as const;
    assert.equal(runRules([{ code: 'sec/tried', rule: rule({}) }], document, options)[0]?.category, 'security');
  });
});
