import type { AccessLevel, Confidence } from '../../src/core/catalogue/catalogue.ts';
import {
  type PackedActions,
  type PackedDialect,
  type PackedServices,
  packedFormat,
} from '../../src/core/catalogue/format.ts';
import { parseArn } from '../../src/core/document/arn.ts';
import { packCounterparts } from './counterparts.ts';
import { FactsFile, type Row } from './facts.ts';
import { type ActionFacts, packActions, type ResourceFacts } from './packActions.ts';
import { conditionTypes, type KeyFacts, packConditionKeys, packOperators, readSentences } from './packKeys.ts';
import { packRoles, packServiceRoles } from './packRoles.ts';

/** Services whose actions are known, one file each. */
const services: readonly string[] = ['ecs', 'kms', 'kvstore', 'log', 'ram', 'rds', 'sts', 'vpc', 'yundun-hsm'];

const levels: readonly AccessLevel[] = ['list', 'read', 'write', 'tagging', 'permission management'];

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

/** Packs the facts on RAM; what is wrong with them is added to `faults`. */
export async function packRam(folder: string, faults: string[]): Promise<PackedDialect> {
  const read = (path: string): Promise<FactsFile> => FactsFile.read(folder, path, faults);
  const serviceFile = await read('ram/services.json');
  const keyFile = await read('ram/conditionKeys.json');
  const operatorFile = await read('ram/operators.json');
  const roleFile = await read('ram/serviceLinkedRoles.json');
  const serviceRoleFile = await read('ram/serviceRoles.json');
  const regionFile = await read('ram/regions.json');
  const actionFiles = await Promise.all(services.map((code) => read(`ram/actions/${code}.json`)));
  const { packed: conditionKeys, indexes } = packConditionKeys(readKeys(keyFile));
  const packedServices = packServices(serviceFile);
  const known = new Set(packedServices.prefixes.split(' '));
  const ids = new Set(
    actionFiles.flatMap((file) => actionRows(file).map((row) => `${file.text('service')}:${String(row['name'])}`)),
  );
  const files = [serviceFile, keyFile, operatorFile, roleFile, serviceRoleFile, regionFile, ...actionFiles];
  return {
    format: packedFormat,
    dialect: 'ram',
    date:
      files
        .map((file) => file.date)
        .sort()
        .at(-1) ?? '',
    services: packedServices,
    actions: Object.fromEntries(
      actionFiles.map((file, index) => {
        const code = services[index] ?? '';
        if (file.text('service') !== code || !known.has(code))
          file.fault(undefined, `service must be ${code}, and a known one`);
        return [code, packActions(readList(file), readActions(file, indexes, ids), indexes)];
      }),
    ),
    conditionKeys,
    operators: packOperators(operatorFile),
    roles: packRoles(roleFile),
    serviceRoles: packServiceRoles(serviceRoleFile),
    principals: [],
    regions: regionFile.texts('regions'),
    counterparts: await packCounterparts(
      folder,
      'ram',
      { prefixes: known, conditionKeys: new Set(indexes.keys()) },
      faults,
    ),
  };
}

function packServices(file: FactsFile): PackedServices {
  const rows = file.rows('services', 'code', ['name', 'zh-cn', 'granularity', 'assumed', 'aliases']);
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
    aliases: Object.fromEntries(aliases),
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

function readList(file: FactsFile): PackedActions['list'] {
  const list = file.text('actionList');
  if (list !== 'complete' && list !== 'partial') file.fault(undefined, 'actionList must be complete or partial');
  return list === 'complete' ? 'complete' : 'partial';
}

function actionRows(file: FactsFile): readonly Row[] {
  const members = ['level', 'confidence', 'api', 'deprecated', 'resources', 'conditionKeys', 'dependentActions'];
  return file.rows('actions', 'name', members);
}

function readActions(
  file: FactsFile,
  keys: ReadonlyMap<string, number>,
  ids: ReadonlySet<string>,
): readonly ActionFacts[] {
  const forms = readForms(file);
  const used = new Set<string>();
  const api = file.text('api');
  const actions = actionRows(file).map((row): ActionFacts => {
    const conditionKeys = file.optionalTexts(row, 'conditionKeys').filter((key) => {
      if (!keys.has(key.toLowerCase())) file.fault(row, `condition key ${key} is not in conditionKeys.json`);
      return keys.has(key.toLowerCase());
    });
    const dependentActions = file.optionalTexts(row, 'dependentActions');
    for (const id of dependentActions) if (!ids.has(id)) file.fault(row, `dependent action ${id} is not known`);
    const letter = file.oneOf(row, 'confidence', Object.keys(confidences));
    return {
      name: String(row['name']),
      level: file.oneOf(row, 'level', levels) ?? 'write',
      confidence: confidences[letter ?? ''] ?? 'D',
      deprecated: file.flag(row, 'deprecated'),
      resources: file.optionalTexts(row, 'resources').flatMap((text) => readResource(file, row, text, forms, used)),
      conditionKeys,
      dependentActions,
      page: pageOf(file, row, api),
      description: '',
    };
  });
  for (const [id, form] of forms) if (!used.has(id)) file.fault(form.row, 'no action names this resource');
  return actions;
}

interface Form {
  readonly row: Row;
  readonly type: string;
  readonly arn: string;
}

function readForms(file: FactsFile): ReadonlyMap<string, Form> {
  return new Map(
    file.rows('resources', 'id', ['type', 'arn']).map((row) => {
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

/** An api is `Product/version`, with a third part where its operation has another name; `null` is none. */
function pageOf(file: FactsFile, row: Row, usual: string): string {
  const api = row['api'] === null ? '' : (file.optionalText(row, 'api') ?? usual);
  if (api === '') return '';
  if (!/^[A-Za-z-]+\/\d{4}-\d{2}-\d{2}(\/[A-Za-z0-9]+)?$/.test(api))
    file.fault(row, `"${api}" is not written Product/YYYY-MM-DD`);
  return api.split('/').length === 3 ? documentation + api : `${documentation}${api}/{action}`;
}
