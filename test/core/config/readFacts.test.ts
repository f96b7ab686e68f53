import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readFacts } from '../../../server/src/core/config/readFacts.ts';
import { say } from '../../../server/src/core/text/locale.ts';

suite('facts of one’s own', () => {
  test('are read with what stands open filled in', () => {
    const text = JSON.stringify({
      dialect: 'ram',
      services: [
        {
          code: 'acme',
          name: 'Acme Engine',
          'zh-cn': '极致引擎',
          actions: [
            { name: 'StartEngine', level: 'write', resources: 'acs:acme:{region}:{account}:engine/{id}' },
            {
              name: 'ListEngines',
              level: 'list',
              description: { en: 'Lists.', 'zh-cn': '列出引擎。' },
              deprecated: true,
            },
          ],
          conditionKeys: [{ name: 'acme:Team', type: 'string', values: ['red'] }],
        },
      ],
      conditionKeys: [{ name: 'acs:Lab', description: 'The lab.' }],
    });
    const { facts, faults } = readFacts(text, 'acme.json');
    assert.deepEqual(faults, []);
    assert.deepEqual(facts, {
      dialect: 'ram',
      services: [
        { prefix: 'acme', name: 'Acme Engine', chineseName: '极致引擎', actionList: undefined, origin: 'acme.json' },
      ],
      actions: [
        {
          id: 'acme:StartEngine',
          prefix: 'acme',
          name: 'StartEngine',
          level: 'write',
          confidence: 'A',
          description: { en: 'Write.', 'zh-cn': '写入。' },
          deprecated: false,
          resources: [{ type: undefined, arn: 'acs:acme:{region}:{account}:engine/{id}', required: undefined }],
          conditionKeys: [],
          dependentActions: [],
          url: undefined,
          origin: 'acme.json',
        },
        {
          id: 'acme:ListEngines',
          prefix: 'acme',
          name: 'ListEngines',
          level: 'list',
          confidence: 'A',
          description: { en: 'Lists.', 'zh-cn': '列出引擎。' },
          deprecated: true,
          resources: [],
          conditionKeys: [],
          dependentActions: [],
          url: undefined,
          origin: 'acme.json',
        },
      ],
      conditionKeys: [
        {
          name: 'acs:Lab',
          type: undefined,
          global: true,
          description: { en: 'The lab.', 'zh-cn': 'The lab.' },
          values: [],
          origin: 'acme.json',
        },
        {
          name: 'acme:Team',
          type: 'string',
          global: false,
          description: undefined,
          values: ['red'],
          origin: 'acme.json',
        },
      ],
    });
  });

  test('that are wrong are told one by one, and all else counts', () => {
    const text = `{ "dialect": "iam", "services": [
      { "code": "my service", "actions": [{ "name": "Get", "level": "read" }] },
      { "code": "lab", "actons": [], "conditionKeys": [{ "name": "Team" }], "actions": [
        { "name": "lab:Get", "level": "read" },
        { "name": "Get", "level": "write" },
        { "name": "Put", "level": "raed" },
        { "name": "get", "level": "read", "resources": ["acs:lab:*:*:thing/*", "*"] }
      ] }
    ] }`;
    const { facts, faults } = readFacts(text, 'lab.json');
    assert.deepEqual(
      faults.map(({ span, sentence, args }) => `${text.slice(span.start, span.end)}: ${say(sentence, 'en', args)}`),
      [
        '"my service": A service code consists of letters, digits, hyphens and dots, and "my service" does not.',
        '"actons": There is no member "actons" here; "actions" is near.',
        '"Team": A condition key begins with a prefix and a colon, and "Team" does not.',
        '"lab:Get": The name of an action consists of letters, digits and a few signs, without the service code, and "lab:Get" does not.',
        '"raed": "raed" is none of list, read, write, tagging, permission management.',
        '"get": "lab:get" stands here a second time; the later one counts.',
        '"acs:lab:*:*:thing/*": "acs:lab:*:*:thing/*" is no ARN form of IAM.',
      ],
    );
    assert.deepEqual(
      facts?.actions.map(({ id, level, resources }) => [id, level, resources.length]),
      [
        ['lab:Get', 'write', 0],
        ['lab:get', 'read', 1],
      ],
    );
  });

  test('of a file without any are none', () => {
    assert.equal(readFacts('', 'a.json').facts, undefined);
    assert.deepEqual(readFacts('{}', 'a.json').facts, { dialect: 'ram', services: [], actions: [], conditionKeys: [] });
  });
});
