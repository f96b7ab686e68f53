import type { Kind } from '../../document/dialect.ts';
import { indentUnit, insertMember } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import { elementNamed } from '../../document/policy.ts';
import { isWhole } from '../../document/policyDocument.ts';
import { elementNames } from '../../grammar/grammar.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    missing: {
      en: 'The policy has no Statement, so it says nothing.',
      'zh-cn': '该策略缺少 Statement，没有任何内容。',
    },
  },
  fixTitles: {
    insert: { en: 'Insert a Statement to fill in', 'zh-cn': '插入待填写的 Statement' },
  },
  visit: {
    policy(policy, { document, grammar, report }) {
      if (policy.form !== 'document' || policy.node.type !== 'object' || !isWhole(document, policy)) return;
      if (elementNamed(policy, 'Statement') !== undefined) return;
      // A misspelt Statement is there, and told as what it is.
      if (policy.elements.some(({ text }) => nearest(text.trim(), elementNames.policy) === 'Statement')) return;
      const skeleton = JSON.stringify([skeletons[grammar.kind]], undefined, indentUnit(document.text));
      report({
        at: headline(document.text, policy.node),
        message: 'missing',
        fixes: [
          {
            title: 'insert',
            grade: 'choice',
            edits: [insertMember(document.text, policy.node, 'Statement', skeleton, 'last')],
          },
        ],
      });
    },
  },
});

export default rule;

/** Statements that grant nothing until a person fills them in. */
const skeletons: Readonly<Record<Kind, Readonly<Record<string, unknown>>>> = {
  permission: { Effect: 'Allow', Action: [], Resource: [] },
  trust: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: {} },
  resource: { Effect: 'Allow', Action: [], Principal: {}, Resource: [] },
};
