import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Confidence } from '../../src/core/catalogue/catalogue.ts';
import type { listLetters, PackedServices } from '../../src/core/catalogue/format.ts';
import { parseArn } from '../../src/core/document/arn.ts';
import { FactsFile, type Row } from './facts.ts';
import { accessLevels } from './levels.ts';
import type { DialectFacts } from './pack.ts';
import type { ActionFacts, ResourceFacts } from './packActions.ts';
import { conditionTypes, type KeyFacts, packConditionKeys, packOperators, readSentences } from './packKeys.ts';
import { packRoleLives } from './packRoleLives.ts';
import { packRolePolicies } from './packRolePolicies.ts';
import { packRoles, packServiceRoles } from './packRoles.ts';
import type { ServiceFacts } from './sdkChecks.ts';

/** What the finer letters of the facts come down to; the README of the data folder tells them apart. */
const confidences: Readonly<Record<string, Confidence>> = {
  A: 'A',
  'A-': 'A',
  B: 'B',
  'B-': 'B',
  C: 'C',
  'C-': 'D',
  P: 'D',
};

const documentation = 'https://api.alibabacloud.com/document/';

export interface RamFacts extends DialectFacts {
  /** The same actions as the packages of the vendor's SDK are compared with. */
  readonly operations: readonly ServiceFacts[];
}

/**
 * Packs the facts on RAM; what is wrong with them is added to `faults`.
 * @param sentences the vendor's, by prefix and then by operation
 */
export async function packRam(
  folder: string,
  sentences: ReadonlyMap<string, ReadonlyMap<string, string>>,
  faults: string[],
): Promise<RamFacts> {
  const read = (path: string): Promise<FactsFile> => FactsFile.read(folder, path, faults);
  const serviceFile = await read('ram/services.json');
  const keyFile = await read('ram/conditionKeys.json');
  const operatorFile = await read('ram/operators.json');
  const roleFile = await read('ram/serviceLinkedRoles.json');
  const serviceRoleFile = await read('ram/serviceRoles.json');
  const policyFile = await read('ram/rolePolicies.json');
  const lifeFile = await read('ram/roleLives.json');
  const regionFile = await read('ram/regions.json');
  const formFile = await read('ram/arnForms.json');
  const actionFiles = new Map<string, FactsFile>();
  for (const part of ['actions', 'assumed']) {
    for (const code of codesIn(join(folder, 'ram', part)))
      actionFiles.set(code, await read(`ram/${part}/${code}.json`));
  }
  const keys = packConditionKeys(readKeys(keyFile));
  const lists = new Map([...actionFiles].map(([code, file]) => [code, readList(file)]));
  const ids = new Set(
    [...actionFiles].flatMap(([code, file]) => actionRows(file).map((row) => `${code}:${String(row['name'])}`)),
  );
  const files = [
    serviceFile,
    keyFile,
    operatorFile,
    roleFile,
    serviceRoleFile,
    policyFile,
    lifeFile,
    regionFile,
    formFile,
    ...actionFiles.values(),
  ];
  const roles = { serviceLinked: packRoles(roleFile), service: packServiceRoles(serviceRoleFile) };
  const services = packServices(serviceFile, lists);
  const known = new Set(services.prefixes.split(' '));
  for (const [code, file] of actionFiles) {
    if (file.text('service') !== code || !known.has(code))
      file.fault(undefined, `service must be ${code}, and a known one`);
    checkPart(file, serviceFile, code);
  }
  return {
    date:
      files
        .map((file) => file.date)
        .sort()
        .at(-1) ?? '',
    sections: {
      ':services': services,
      ':keys': keys.packed,
      ':keySentences': keys.sentences,
      ':operators': packOperators(operatorFile),
      ':roles': { ...roles, policies: packRolePolicies(policyFile, roles, (id) => ids.has(id)) },
      ':lives': packRoleLives(lifeFile, roles),
      ':names': { principals: [], regions: regionFile.texts('regions'), forms: readOtherForms(formFile) },
    },
    conditionKeys: keys.names,
    operations: [...actionFiles.values()].map(operationsOf),
    actions: new Map(
      [...actionFiles].map(([code, file]) => [
        code,
        readActions(file, { keys: keys.names, ids, sentences: sentences.get(code) }),
      ]),
    ),
  };
}

function operationsOf(file: FactsFile): ServiceFacts {
  return {
    path: `server/data/${file.path}`,
    service: file.text('service'),
    actions: actionRows(file).map((row) => ({
      name: String(row['name']),
      deprecated: row['deprecated'] === true,
      operations: file.optionalTexts(row, 'operations'),
    })),
    withoutPermission: file.optionalList('withoutPermission'),
  };
}

/** Codes of the services that have a file of actions in a folder, in alphabetical order. */
function codesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** What is only assumed of a code lies in a folder of its own, so that nobody takes it for read. */
function checkPart(file: FactsFile, services: FactsFile, code: string): void {
  const row = services.rows('services', 'code', serviceMembers).find((each) => each['code'] === code);
  const isAssumed = row?.['assumed'] === true;
  if (isAssumed !== file.path.startsWith('ram/assumed/'))
    file.fault(undefined, `${code} is ${isAssumed ? 'an assumed code' : 'a listed code'} in services.json`);
}

const serviceMembers: readonly string[] = ['name', 'zh-cn', 'granularity', 'assumed', 'aliases', 'related'];

function packServices(file: FactsFile, lists: ReadonlyMap<string, keyof typeof lettersOfLists>): PackedServices {
  const rows = file.rows('services', 'code', serviceMembers);
  const codes = rows.map((row) => String(row['code']));
  const aliases: [alias: string, code: string][] = [];
  for (const row of rows) {
    if (!/^[a-z0-9_-]+$/.test(String(row['code'])))
      file.fault(row, 'a code is made of lower-case letters, digits and hyphens');
    if (row['granularity'] !== undefined) file.oneOf(row, 'granularity', ['Service', 'Operation', 'Resource']);
    for (const alias of file.optionalTexts(row, 'aliases')) {
      if (codes.includes(alias) || aliases.some(([other]) => other === alias))
        file.fault(row, `alias ${alias} is taken`);
      aliases.push([alias, String(row['code'])]);
    }
  }
  return {
    prefixes: codes.join(' '),
    names: rows.map((row) => {
      const name = file.optionalText(row, 'name');
      return name === undefined || name === row['code'] ? '' : name;
    }),
    chinese: Object.fromEntries(
      rows.flatMap((row) => {
        const name = file.optionalText(row, 'zh-cn');
        return name === undefined ? [] : [[String(row['code']), name]];
      }),
    ),
    assumed: rows.map((row) => (file.flag(row, 'assumed') ? '1' : '0')).join(''),
    lists: codes.map((code) => lettersOfLists[lists.get(code) ?? 'none']).join(''),
    aliases: Object.fromEntries(aliases),
    related: Object.fromEntries(
      rows.flatMap((row) => {
        const related = file.optionalTexts(row, 'related');
        for (const code of related) if (!codes.includes(code)) file.fault(row, `related service ${code} is not known`);
        return related.length === 0 ? [] : [[String(row['code']), related]];
      }),
    ),
  };
}

function readKeys(file: FactsFile): readonly KeyFacts[] {
  const members = ['type', 'scope', 'evidence', 'values', 'en', 'zh-cn'];
  return file.rows('conditionKeys', 'name', members).map((row) => {
    file.oneOf(row, 'evidence', ['documented', 'seen']);
    if (!/^[a-z]+:[^\s]+$/.test(String(row['name']))) file.fault(row, 'a condition key has a prefix and a colon');
    return {
      name: String(row['name']),
      type: file.oneOf(row, 'type', conditionTypes),
      global: file.oneOf(row, 'scope', ['global', 'service', 'trust']) === 'global',
      description: readSentences(file, row),
      values: file.optionalTexts(row, 'values'),
    };
  });
}

const lettersOfLists = { complete: 'c', partial: 'p', none: 'n' } as const satisfies Record<
  string,
  keyof typeof listLetters
>;

function readList(file: FactsFile): keyof typeof lettersOfLists {
  const list = file.text('actionList');
  if (list === 'complete' || list === 'partial' || list === 'none') return list;
  file.fault(undefined, 'actionList must be complete, partial or none');
  return 'none';
}

function actionRows(file: FactsFile): readonly Row[] {
  return file.rows('actions', 'name', [
    'level',
    'confidence',
    'api',
    'operations',
    'deprecated',
    'resources',
    'conditionKeys',
    'dependentActions',
  ]);
}

/** What an action may name, and what is said of it elsewhere. */
interface ActionSurroundings {
  /** Condition keys in lower case. */
  readonly keys: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  /** The vendor's sentences by operation. */
  readonly sentences: ReadonlyMap<string, string> | undefined;
}

function readActions(file: FactsFile, { keys, ids, sentences }: ActionSurroundings): readonly ActionFacts[] {
  const forms = readForms(file);
  const used = new Set<string>();
  const api = file.optional('api') ?? '';
  const usualLetter = file.optional('confidence');
  const actions = actionRows(file).map((row): ActionFacts => {
    const conditionKeys = file.optionalTexts(row, 'conditionKeys').filter((key) => {
      if (!keys.has(key.toLowerCase())) file.fault(row, `condition key ${key} is not in conditionKeys.json`);
      return keys.has(key.toLowerCase());
    });
    const dependentActions = file.optionalTexts(row, 'dependentActions');
    for (const id of dependentActions) if (!ids.has(id)) file.fault(row, `dependent action ${id} is not known`);
    const letter =
      row['confidence'] === undefined && usualLetter !== undefined
        ? usualLetter
        : file.oneOf(row, 'confidence', Object.keys(confidences));
    return {
      name: String(row['name']),
      level: file.oneOf(row, 'level', accessLevels) ?? 'write',
      confidence: confidences[letter ?? ''] ?? 'D',
      deprecated: file.flag(row, 'deprecated'),
      resources: file.optionalTexts(row, 'resources').flatMap((text) => readResource(file, row, text, forms, used)),
      conditionKeys,
      dependentActions,
      operations: file.optionalTexts(row, 'operations').filter((name) => name !== row['name']),
      page: pageOf(file, row, api),
      description:
        [String(row['name']), ...file.optionalTexts(row, 'operations')]
          .map((operation) => sentences?.get(operation) ?? '')
          .find((sentence) => sentence !== '') ?? '',
    };
  });
  for (const [id, form] of forms) if (!used.has(id)) file.fault(form.row, 'no action names this resource');
  return actions;
}

function readOtherForms(file: FactsFile): readonly (readonly [type: string, arn: string])[] {
  return file.rows('forms', 'arn', ['type']).map((row) => {
    const arn = String(row['arn']);
    if (parseArn(arn)?.prefix !== 'acs') file.fault(row, `"${arn}" is no ARN of RAM`);
    return [file.optionalText(row, 'type') ?? '', arn];
  });
}

interface Form {
  readonly row: Row;
  readonly type: string;
  readonly arn: string;
}

function readForms(file: FactsFile): ReadonlyMap<string, Form> {
  return new Map(
    file.optionalRows('resources', 'id', ['type', 'arn']).map((row) => {
      const arn = file.optionalText(row, 'arn') ?? '';
      if (parseArn(arn)?.prefix !== 'acs') file.fault(row, `"${arn}" is no ARN of RAM`);
      return [String(row['id']), { row, type: file.optionalText(row, 'type') ?? '', arn }];
    }),
  );
}

/** `*`, or the id of a resource, followed by `!` where it is required and `?` where it is optional. */
function readResource(
  file: FactsFile,
  row: Row,
  text: string,
  forms: ReadonlyMap<string, Form>,
  used: Set<string>,
): readonly ResourceFacts[] {
  if (text === '*') return [{ type: '', arn: '*', required: undefined }];
  const flag = /[!?]$/.exec(text)?.[0];
  const id = flag === undefined ? text : text.slice(0, -1);
  const form = forms.get(id);
  if (form === undefined) {
    file.fault(row, `resource ${id} is not in the list of resources`);
    return [];
  }
  used.add(id);
  return [{ type: form.type, arn: form.arn, required: flag === undefined ? undefined : flag === '!' }];
}

/** An api is `Product/version`; `null` is none. */
function pageOf(file: FactsFile, row: Row, usual: string): string {
  const api = row['api'] === null ? '' : (file.optionalText(row, 'api') ?? usual);
  if (api === '') return '';
  if (!/^[A-Za-z-]+\/\d{4}-\d{2}-\d{2}$/.test(api)) file.fault(row, `"${api}" is not written Product/YYYY-MM-DD`);
  const operations = file.optionalTexts(row, 'operations');
  const hasOwn = operations.length === 0 || operations.includes(String(row['name']));
  return `${documentation}${api}/${hasOwn ? '{action}' : operations[0]}`;
}
