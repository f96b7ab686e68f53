import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { AccessLevel } from '../../src/core/catalogue/catalogue.ts';
import { parseArn } from '../../src/core/document/arn.ts';
import { isRow, type Row } from './facts.ts';
import { parseRow } from './refreshFile.ts';

/** What one operation is checked against, as the vendor's metadata tells it. */
export interface Permission {
  /** Canonical spelling, for example `log:GetCursorOrData`. */
  readonly action: string;
  readonly operation: string;
  /** Whether the operation is a public one, with a page of its own. */
  readonly published: boolean;
  readonly deprecated: boolean;
  /** Absent where the vendor names none of its levels. */
  readonly level: AccessLevel | undefined;
  readonly resources: readonly PermissionResource[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
}

interface PermissionResource {
  /** The vendor's word for the type, or empty. */
  readonly type: string;
  /** With variables in braces as the facts write them, or `*`. */
  readonly arn: string;
  readonly required: boolean;
}

/** One `api-docs.json` of the vendor, as far as permissions go. */
export interface ApiDocs {
  readonly path: string;
  /** As the facts write it: `Actiontrail/2020-07-06`. */
  readonly api: string;
  readonly permissions: readonly Permission[];
  /** Public operations for which no permission is named, though some of them may need one. */
  readonly silent: readonly string[];
  /** What was left out, a readable line each. */
  readonly notes: readonly string[];
}

/** The vendor's words for levels; its others, such as `none`, say nothing. */
const levels: Readonly<Record<string, AccessLevel>> = {
  create: 'write',
  delete: 'write',
  get: 'read',
  list: 'list',
  update: 'write',
};

/**
 * Reads the metadata that the vendor publishes for each version of a product's API.
 * An operation has a list `ramActions`, whose entries hold the permission either in a member `ramAction` or directly;
 * files of today repeat them with the operation's name in `ram.ramActions`, where operations stand that are not public.
 * @param path as messages name the file
 * @throws Error with path and line of what is not as expected
 */
export function readApiDocs(path: string, text: string): ApiDocs {
  const content = parseRow(path, text);
  const reader = new Reader(path, text);
  const info = reader.row(content['info'], ['info']);
  const apis = reader.row(content['apis'], ['apis']);
  const product = reader.text(info['product'], ['info', 'product']);
  const version = reader.text(info['version'], ['info', 'version']);
  const permissions: Permission[] = [];
  const add = (entry: unknown, operation: string, place: readonly (string | number)[]): void => {
    const api = apis[operation];
    const permission = readPermission(reader, reader.row(entry, place), place, {
      operation,
      published: api !== undefined,
      deprecated: isRow(api) && api['deprecated'] === true,
    });
    if (permission !== undefined) permissions.push(permission);
  };
  for (const [operation, api] of Object.entries(apis)) {
    const place = ['apis', operation, 'ramActions'];
    for (const [index, entry] of reader.list(reader.row(api, ['apis', operation])['ramActions'], place).entries())
      add(entry, operation, [...place, index]);
  }
  const namedAbove = new Set(permissions.map(({ operation }) => operation));
  const ram = content['ram'] === undefined ? {} : reader.row(content['ram'], ['ram']);
  for (const [index, entry] of reader.list(ram['ramActions'], ['ram', 'ramActions']).entries()) {
    const place = ['ram', 'ramActions', index];
    const operation = reader.text(reader.row(entry, place)['apiName'], [...place, 'apiName']);
    if (!namedAbove.has(operation)) add(entry, operation, place);
  }
  const named = new Set(permissions.map(({ operation }) => operation));
  return {
    path,
    api: `${product}/${version}`,
    permissions,
    silent: Object.keys(apis).filter((operation) => !named.has(operation)),
    notes: reader.notes,
  };
}

function readPermission(
  reader: Reader,
  entry: Row,
  place: readonly (string | number)[],
  of: Pick<Permission, 'operation' | 'published' | 'deprecated'>,
): Permission | undefined {
  const isNested = entry['ramAction'] !== undefined;
  const inner = isNested ? [...place, 'ramAction'] : place;
  const permission = isNested ? reader.row(entry['ramAction'], inner) : entry;
  const action = reader.text(permission['action'], [...inner, 'action']);
  if (!/^[a-z0-9-]+:\w+$/.test(action)) {
    reader.notes.push(`${reader.path}: ${of.operation} is checked against "${action}", which is no action`);
    return undefined;
  }
  return {
    ...of,
    action,
    level: levels[String(entry['operationType'])],
    resources: reader.list(permission['resources'], [...inner, 'resources']).flatMap((each, index) => {
      const resource = reader.row(each, [...inner, 'resources', index]);
      const arn = inBraces(reader.text(resource['arn'], [...inner, 'resources', index, 'arn']));
      if (arn !== '*' && !parseArn(arn)?.relativeId) {
        reader.notes.push(`${reader.path}: "${arn}" of ${action} is no ARN`);
        return [];
      }
      const type = typeof resource['resourceType'] === 'string' ? resource['resourceType'] : '';
      return { type, arn, required: resource['validationType'] === 'always' };
    }),
    conditionKeys: reader
      .list(permission['actionConditions'], [...inner, 'actionConditions'])
      .map((each, index) => reader.nameIn(each, 'conditionKey', [...inner, 'actionConditions', index])),
    dependentActions: reader
      .list(entry['additionalActions'], [...place, 'additionalActions'])
      .map((each, index) => reader.nameIn(each, 'action', [...place, 'additionalActions', index])),
  };
}

/** Variables as the facts write them; the vendor writes `{#regionId}`, older files `${regionId}`. */
function inBraces(arn: string): string {
  return arn.trim().replace(/\$?\{#?([^{}]*)\}/g, (_, name: string) => {
    if (/^region(?:id)?$/i.test(name)) return '{region}';
    return /^account(?:id)?$/i.test(name) ? '{account}' : `{${name}}`;
  });
}

/** Looks at JSON from outside; what is not of the asked kind is an error that names its place. */
class Reader {
  readonly path: string;
  readonly notes: string[] = [];
  readonly #text: string;
  readonly #tree: Node | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.#text = text;
    this.#tree = parseTree(text);
  }

  row(value: unknown, place: readonly (string | number)[]): Row {
    return isRow(value) ? value : this.#fail(place, 'an object');
  }

  /** An absent list is an empty one. */
  list(value: unknown, place: readonly (string | number)[]): readonly unknown[] {
    return value === undefined || Array.isArray(value) ? (value ?? []) : this.#fail(place, 'a list');
  }

  text(value: unknown, place: readonly (string | number)[]): string {
    return typeof value === 'string' && value !== '' ? value : this.#fail(place, 'a text that is not empty');
  }

  /** A name that stands alone or in a member of an object. */
  nameIn(value: unknown, member: string, place: readonly (string | number)[]): string {
    return isRow(value) ? this.text(value[member], [...place, member]) : this.text(value, place);
  }

  #fail(place: readonly (string | number)[], expected: string): never {
    const places = place.map((_, index) => place.slice(0, place.length - index));
    const node = places.map((each) => this.#tree && findNodeAtLocation(this.#tree, [...each])).find(Boolean);
    const line = this.#text.slice(0, node?.offset ?? 0).split('\n').length;
    throw new Error(`${this.path}:${line}: ${place.join('.')} must be ${expected}`);
  }
}
