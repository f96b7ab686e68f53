import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { packCatalogue } from '../../../server/tools/catalogue/pack.ts';
import { packIam } from '../../../server/tools/catalogue/packIam.ts';
import { packRam } from '../../../server/tools/catalogue/packRam.ts';

const data = fileURLToPath(new URL('../../../server/data', import.meta.url));

describe('packCatalogue', () => {
  it('gives the same text every time', async () => {
    assert.deepEqual(await packCatalogue(), await packCatalogue());
  });

  it('gives files that are small enough to ship', async () => {
    const { ram, iam } = await packCatalogue();
    assert.ok(gzipSync(ram).length < 300_000, `${gzipSync(ram).length} bytes`);
    assert.ok(gzipSync(iam).length < 560_000, `${gzipSync(iam).length} bytes`);
  });

  it('names nothing of the machine that it ran on', async () => {
    const { ram, iam } = await packCatalogue();
    assert.ok(!(ram + iam).includes(fileURLToPath(new URL('../../..', import.meta.url))));
  });
});

describe('malformed facts', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facts-'));
    await cp(data, folder, { recursive: true });
  });
  after(() => rm(folder, { recursive: true }));

  /** What reading one part of the facts says; what both clouds share needs all of them. */
  async function faultsOf(part: string): Promise<readonly string[]> {
    const found: string[] = [];
    if (part === 'iam') await packIam(folder, found);
    else if (part === 'ram') await packRam(folder, new Map(), found);
    else await packCatalogue(folder).catch((error: Error) => found.push(...error.message.split('\n').slice(1)));
    return found;
  }

  /** What packing says of the facts after one replacement in one file, a line for each fault. */
  async function faults(path: string, find: string, replacement: string): Promise<readonly string[]> {
    const file = join(folder, path);
    const text = await readFile(file, 'utf8');
    assert.ok(text.includes(find), `${path} holds ${find}`);
    await writeFile(file, text.replace(find, replacement));
    const found = await faultsOf(path.split('/')[0] ?? '');
    await writeFile(file, text);
    return found;
  }

  const sts = 'ram/actions/sts.json';
  const cases: readonly (readonly [path: string, find: string, replacement: string, expected: RegExp | string])[] = [
    [sts, '"sts",', '"sts"', /^ram\/actions\/sts\.json: .*JSON/],
    [sts, '"2026-08-22"', '"today"', `${sts}: date must be written YYYY-MM-DD`],
    [sts, '"service": "sts"', '"service": "kms"', `${sts}: service must be sts, and a known one`],
    [sts, '"complete"', '"most"', `${sts}: actionList must be complete, partial or none`],
    [
      sts,
      '"AssumeRole", "level": "read"',
      '"AssumeRole", "level": "reads"',
      `${sts}:10 (AssumeRole): level "reads" is not one of list, read, write, tagging, permission management`,
    ],
    [
      sts,
      '"confidence": "A"',
      '"confidence": "Z"',
      `${sts}:10 (AssumeRole): confidence "Z" is not one of A, A-, B, B-, C, C-, P`,
    ],
    [
      sts,
      '"Role!"',
      '"Roll!"',
      /:10 \(AssumeRole\): resource Roll is not in the list of resources\n.*:7 \(Role\): no action/,
    ],
    [sts, 'acs:ram', 'arn:ram', `${sts}:7 (Role): "arn:ram:*:{account}:role/{RoleName}" is no ARN of RAM`],
    [
      sts,
      '"sts:SourceIdentity"',
      '"sts:Source"',
      `${sts}:10 (AssumeRole): condition key sts:Source is not in conditionKeys.json`,
    ],
    [sts, '"AssumeRoleWithSAML"', '"AssumeRoleWithOIDC"', `${sts}:12: AssumeRoleWithOIDC stands here twice`],
    [sts, '"GetCallerIdentity"', '"AnyCaller"', `${sts}:13: AnyCaller must stand before AssumeRoleWithSAML`],
    [sts, '"GetCallerIdentity"', '""', `${sts}: a row of actions has no name`],
    [
      sts,
      '"GetCallerIdentity", ',
      '"GetCallerIdentity", "lvl": "read", ',
      `${sts}:13 (GetCallerIdentity): "lvl" is no member of a row of actions`,
    ],
    [
      sts,
      '"GetCallerIdentity", ',
      '"GetCallerIdentity", "deprecated": 1, ',
      `${sts}:13 (GetCallerIdentity): deprecated must be true or left out`,
    ],
    [
      sts,
      '"GetCallerIdentity", ',
      '"GetCallerIdentity", "dependentActions": ["sts:Nothing"], ',
      `${sts}:13 (GetCallerIdentity): dependent action sts:Nothing is not known`,
    ],
    [sts, '"Sts/2015-04-01"', '"Sts"', /:10 \(AssumeRole\): "Sts" is not written Product\/YYYY-MM-DD/],
    ['ram/services.json', '"aliases": ["sls"]', '"aliases": ["kms"]', /\(log\): alias kms is taken/],
    ['ram/services.json', '"code": "kms"', '"code": "KMS"', /\(KMS\): a code is made of lower-case letters/],
    ['ram/conditionKeys.json', 'came over HTTPS.', 'came over HTTPS', /\(acs:SecureTransport\): en must end in/],
    [
      'ram/conditionKeys.json',
      '"en": "Whether the request came',
      '"e": "Whether the request came',
      /\(acs:SecureTransport\): /,
    ],
    ['ram/operators.json', '"type": "boolean"', '"type": "truth"', /\(Bool\): type "truth" is not one of/],
    ['ram/operators.json', '"negated": false', '"negated": 0', /\(Bool\): negated must be true or false/],
    ['ram/regions.json', '"cn-beijing",', '"cn-zebra",', /regions\.json:\d+: \S+ must stand before cn-zebra/],
    [
      'ram/serviceLinkedRoles.json',
      '"keystore.kms.aliyuncs.com"',
      '"keystore.kms"',
      /\(AliyunServiceRoleForKMSKeyStore\): "keystore\.kms" is no service principal/,
    ],
    [
      'ram/serviceLinkedRoles.json',
      '"policyEvidence": "rule"',
      '"policyEvidence": "hope"',
      /policyEvidence "hope" is not one of/,
    ],
    ['ram/serviceLinkedRoles.json', '"inferred": ["trigger"]', '"inferred": ["service2"]', /inferred names "service2"/],
    [
      'ram/serviceLinkedRoles.json',
      '"en": "A KMS instance is enabled."',
      '"de": "."',
      /\(AliyunServiceRoleForKMSKeyStore\): trigger must have en and zh-cn/,
    ],
    ['ram/serviceRoles.json', '["actiontrail.aliyuncs.com"]', '[]', /\(AliyunActionTrailDefaultRole\): services must/],
    ['iam/services.json', '"code": "kms"', '"code": "kmz"', /\(kmz\): the package does not know this service/],
    ['iam/dependentActions.json', '"iam:PassRole"', '"iam:PassRolls"', /iam:PassRolls is no action/],
    ['counterparts.json', '"ram": ["config"]', '"ram": ["configs"]', /\(config\): configs is not known in ram/],
    ['counterparts.json', '"ram": "acs:SourceIp"', '"ram": "acs:SourceIq"', /acs:SourceIq is not known in ram/],
  ];
  for (const [path, find, replacement, expected] of cases) {
    it(`${path}: ${find} as ${replacement}`, async () => {
      const found = await faults(path, find, replacement);
      if (typeof expected === 'string') assert.ok(found.includes(expected), found.join('\n'));
      else assert.match(found.join('\n'), expected);
    });
  }

  it('are all named at once, in one error', async () => {
    const file = join(folder, sts);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"level": "read", "confidence": "C"', '"level": "reed", "confidence": "D"'));
    await assert.rejects(packCatalogue(folder), (error: Error) => {
      const [head, ...lines] = error.message.split('\n');
      assert.equal(head, `The facts in ${folder} are malformed:`);
      assert.equal(lines.length, 2);
      assert.ok(lines.every((line) => line.startsWith(`${sts}:11 (AssumeRoleWithOIDC): `)));
      return true;
    });
    await writeFile(file, text);
  });

  it('are none in the facts as they are', async () => {
    const found: string[] = [];
    await packRam(folder, new Map(), found);
    await packIam(folder, found);
    assert.deepEqual(found, []);
  });
});
