import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { filesBelow } from '../../support/fixture.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const data = join(root, 'server/data');
const paths = filesBelow(data).filter((path) => path.endsWith('.json'));
const ajv = new Ajv({
  allErrors: true,
  strictTypes: true,
  strictTuples: true,
  allowUnionTypes: true,
  strictRequired: false,
});
ajv.addKeyword({ keyword: 'x-rampart-files', schemaType: 'array' });

const schemas = filesBelow(join(root, 'schemas/facts'))
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => {
    const schema: Readonly<Record<string, unknown>> = JSON.parse(
      readFileSync(join(root, 'schemas/facts', name), 'utf8'),
    );
    const patterns = schema['x-rampart-files'] as readonly string[];
    return { name, id: schema['$id'], patterns, validate: ajv.compile(schema) };
  });

/** The one validator of a file of facts, by its path below the data folder. */
function validatorOf(path: string): ValidateFunction {
  const fitting = schemas.filter(({ patterns }) => patterns.some((pattern) => matchesGlob(path, pattern)));
  assert.equal(fitting.length, 1, `${path} has the schemas ${fitting.map(({ name }) => name).join(', ') || 'none'}`);
  const [schema] = fitting;
  assert.ok(schema);
  return schema.validate;
}

function faultsOf(path: string, content: unknown): readonly string[] {
  const validate = validatorOf(path);
  validate(content);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function factsAt(path: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(data, path), 'utf8'));
}

describe('every file of facts', () => {
  for (const path of paths) {
    it(`${path} is valid against the one schema that it has`, () => {
      assert.deepEqual(faultsOf(path, factsAt(path)).slice(0, 5), []);
    });
  }
});

describe('every schema of facts', () => {
  for (const { name, id, patterns } of schemas) {
    it(`${name} is named by its $id, and each of its patterns fits a file`, () => {
      assert.equal(id, `urn:rampart:schema:facts:${name.replace('.schema.json', '')}`);
      for (const pattern of patterns)
        assert.ok(
          paths.some((path) => matchesGlob(path, pattern)),
          pattern,
        );
    });
  }
});

describe('schemas of facts refuse', () => {
  const sts = 'ram/actions/sts.json';
  const cases: readonly (readonly [path: string, find: string, replacement: string, fault: RegExp])[] = [
    [sts, '"date"', '"day"', / must have required property 'date'/],
    [sts, '"name":"AssumeRole"', '"name":"Assume Role"', /^\/actions\/0\/name must match pattern/],
    [sts, '"name":"AssumeRole",', '"name":"AssumeRole","lvl":"read",', /^\/actions\/0 must NOT have additional/],
    [sts, '"level":"read"', '"level":"reads"', /^\/actions\/0\/level must be equal to one of/],
    [sts, '"arn":"acs:', '"arn":"arn:', /^\/resources\/0\/arn must match pattern/],
    [sts, '"actionList":"complete"', '"actionList":"most"', /^\/actionList must be equal to one of/],
    [sts, '"conditionKeys":[', '"conditionKeys":["none",', /^\/actions\/0\/conditionKeys\/0 must match pattern/],
    ['ram/services.json', '"code":"kms"', '"code":"KMS"', /^\/services\/\d+\/code must match pattern/],
    ['ram/conditionKeys.json', '"scope":"global"', '"scope":"all"', /\/scope must be equal to one of/],
    ['ram/operators.json', '"negated":false', '"negated":0', /\/negated must be boolean/],
    ['ram/serviceLinkedRoles.json', '"policyEvidence":"module",', '', /must have property policyEvidence when/],
    ['ram/serviceLinkedRoles.json', '"en":"A trail is created."', '"en":"A trail"', /\/trigger\/en must match pattern/],
    ['ram/serviceRoles.json', '["actiontrail.aliyuncs.com"]', '[]', /\/services must NOT have fewer than 1 items/],
    ['ram/rolePolicies.json', '"evidence":"page"', '"evidence":"hope"', /\/evidence must be equal to one of/],
    ['ram/rolePolicies.json', '"resources":["*"]', '"resources":["all"]', /\/resources\/0 must match pattern/],
    ['ram/regions.json', '"cn-beijing"', '"beijing"', /^\/regions\/\d+ must match pattern/],
    ['iam/servicePrincipals.json', '"backup.amazonaws.com"', '"backup"', /must match pattern/],
    ['iam/dependentActions.json', '"iam:PassRole"', '"PassRole"', /\/needs\/0 must match pattern/],
    ['counterparts.json', '"ram":["ess"]', '"ram":"ess"', /\/ram must be array/],
  ];
  for (const [path, find, replacement, fault] of cases) {
    it(`${path}: ${find} as ${replacement}`, () => {
      const text = JSON.stringify(factsAt(path));
      assert.ok(text.includes(find), `${path} holds ${find}`);
      assert.match(faultsOf(path, JSON.parse(text.replace(find, replacement))).join('\n'), fault);
    });
  }

  it('rows without a letter in a file that names none for them', () => {
    const { confidence: _, ...file } = {
      ...factsAt(sts),
      actions: [{ name: 'AssumeRole', level: 'read' }],
      confidence: 'C',
    };
    assert.deepEqual(faultsOf(sts, { ...file, confidence: 'C' }), []);
    assert.match(faultsOf(sts, file).join('\n'), /must have required property 'confidence'/);
  });
});
