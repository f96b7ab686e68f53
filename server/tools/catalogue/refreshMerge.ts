import type { AccessLevel } from '../../src/core/catalogue/catalogue.ts';
import type { ApiDocs, Permission } from './apiDocs.ts';
import type { Row } from './facts.ts';
import { type ActionFile, textsOf } from './refreshFile.ts';
import { levelFromName } from './refreshLevel.ts';
import { isContradicted, resourcesOf } from './refreshResources.ts';
import type { SdkPackage } from './sdk.ts';

/** What is known beside the file that is amended. */
export interface Surroundings {
  /** Condition keys by their name in lower case. */
  readonly conditionKeys: ReadonlyMap<string, string>;
  /** Every action, in lower case. */
  readonly actions: ReadonlySet<string>;
}

/** What was proposed for one file: a readable line for each row, and what a person has to decide. */
export interface Proposal {
  readonly changes: string[];
  readonly notes: string[];
}

/** Adds the operations of a package that a file lacks, at the letter of names inferred from operations, and its deprecated marks. */
export function mergeOperations(file: ActionFile, { api, operations }: SdkPackage, proposal: Proposal): void {
  for (const { name, deprecated } of operations) {
    if (isCovered(file, name)) {
      const row = file.action(name);
      if (row === undefined || !deprecated || row['deprecated'] === true) continue;
      file.put('actions', inOrder({ ...row, deprecated: true }));
      proposal.changes.push(`~ ${row['name']}: deprecated`);
    } else {
      proposal.changes.push(addInferred(file, name, api, deprecated));
    }
  }
}

/** Merges what the vendor's metadata tells of one service; rows that it confirms become `A`. */
export function mergePermissions(file: ActionFile, docs: ApiDocs, around: Surroundings, proposal: Proposal): void {
  const ofService = docs.permissions.filter(({ action }) => action.startsWith(`${file.service}:`));
  for (const [action, permissions] of groupedBy(ofService, ({ action }) => action)) {
    const name = action.slice(file.service.length + 1);
    const old = file.action(name);
    if (old !== undefined && isOfOtherApi(file, old, docs.api)) {
      const forms = new Set(permissions.flatMap(({ resources }) => resources.map(({ arn }) => arn)));
      proposal.notes.push(
        `${file.path}: ${name} is an action of ${old['api'] ?? file.api}; ${docs.api} has it too, on ${[...forms].join(', ') || 'nothing'}`,
      );
      continue;
    }
    const row = inOrder(confirmedRow(file, docs.api, old ?? { name }, permissions, around, proposal));
    if (old !== undefined && JSON.stringify(old) === JSON.stringify(row)) continue;
    file.put('actions', row);
    proposal.changes.push(old === undefined ? `+ ${describe(file, row)}` : `~ ${difference(file, old, row)}`);
  }
  file.dropUnusedResources();
  noteContradictions(file, ofService, proposal);
  if (file.api !== docs.api) return;
  for (const operation of docs.silent) {
    if (!isCovered(file, operation))
      proposal.notes.push(`${file.path}: the facts do not know ${operation}, and ${docs.path} names no action for it`);
  }
}

/** What the facts say of operations, and the vendor's metadata otherwise; only a person can tell which is right. */
function noteContradictions(file: ActionFile, permissions: readonly Permission[], { notes }: Proposal): void {
  for (const [operation, checks] of groupedBy(permissions, ({ operation }) => operation)) {
    const actions = checks.map(({ action }) => action.slice(file.service.length + 1));
    if (file.withoutPermission.includes(operation))
      notes.push(`${file.path}: ${operation} stands in withoutPermission, but needs ${actions.join(', ')}`);
    const row = file.action(operation);
    if (row === undefined || !letterOf(file, row).startsWith('C')) continue;
    if (!actions.some((name) => name.toLowerCase() === operation.toLowerCase()))
      notes.push(`${file.path}: ${operation} is only inferred, and its operation needs ${actions.join(', ')} instead`);
  }
}

function groupedBy(
  permissions: readonly Permission[],
  keyOf: (permission: Permission) => string,
): ReadonlyMap<string, readonly Permission[]> {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions)
    groups.set(keyOf(permission), [...(groups.get(keyOf(permission)) ?? []), permission]);
  return groups;
}

/** Whether a row tells of another API, whose forms and level may be others. */
function isOfOtherApi(file: ActionFile, row: Row, api: string): boolean {
  const own = row['api'] === undefined ? file.api : row['api'];
  return own !== null && own !== api && file.api !== api;
}

/** Whether a file tells what an operation is checked against. */
function isCovered(file: ActionFile, operation: string): boolean {
  return (
    file.action(operation) !== undefined ||
    file.withoutPermission.includes(operation) ||
    file.actions.some((row) => textsOf(row, 'operations').includes(operation))
  );
}

function addInferred(file: ActionFile, name: string, api: string, deprecated: boolean): string {
  const row = inOrder({
    name,
    level: levelFromName(file.service, name),
    ...(file.confidence === 'C' ? {} : { confidence: 'C' }),
    ...(api === file.api ? {} : { api }),
    ...(deprecated ? { deprecated } : {}),
  });
  file.put('actions', row);
  return `+ ${describe(file, row)}`;
}

function confirmedRow(
  file: ActionFile,
  api: string,
  old: Row,
  permissions: readonly Permission[],
  around: Surroundings,
  proposal: Proposal,
): Row {
  const name = String(old['name']);
  const level = levelOf(file, old, permissions);
  const before = letterOf(file, old);
  const confirmed = level.known || before === 'A' ? 'A' : 'A-';
  const letter = isContradicted(old, permissions) ? before : confirmed;
  const operations = permissions.map(({ operation }) => operation);
  const own = operations.findIndex((operation) => operation.toLowerCase() === name.toLowerCase());
  const { confidence: _, api: page, ...kept } = old;
  const isPageKnown = old['level'] !== undefined && !(page === null && permissions[own]?.published === true);
  return {
    ...kept,
    level: level.level,
    ...(letter === file.confidence ? {} : { confidence: letter }),
    ...(isPageKnown ? (page === undefined ? {} : { api: page }) : apiMember(file, api, permissions)),
    ...listMember('operations', [
      ...textsOf(old, 'operations'),
      ...operations.filter((_, index) => index !== own).toSorted(),
    ]),
    ...(own >= 0 && permissions.every(({ deprecated }) => deprecated) ? { deprecated: true } : {}),
    ...listMember('resources', resourcesOf(file, old, permissions, proposal.notes)),
    ...listMember('conditionKeys', [
      ...textsOf(old, 'conditionKeys'),
      ...permissions
        .flatMap(({ conditionKeys }) => conditionKeys)
        .flatMap((key) => knownKey(file, name, key, around, proposal))
        .toSorted(),
    ]),
    ...listMember('dependentActions', [
      ...textsOf(old, 'dependentActions'),
      ...permissions
        .flatMap(({ dependentActions }) => dependentActions)
        .filter((id) => isKnownAction(file, name, id, around, proposal))
        .toSorted(),
    ]),
  };
}

/** Tagging and permissions are told by name; the vendor's word decides on the rest where its operations agree. */
function levelOf(
  file: ActionFile,
  old: Row,
  permissions: readonly Permission[],
): { readonly level: AccessLevel; readonly known: boolean } {
  const name = String(old['name']);
  const told = new Set(permissions.flatMap(({ level }) => level ?? []));
  const known = told.size > 0;
  const present = old['level'] as AccessLevel | undefined;
  const named = present ?? levelFromName(file.service, name);
  if (named === 'tagging' || named === 'permission management' || !known) return { level: named, known };
  if (told.has('write')) return { level: 'write', known };
  return { level: told.size > 1 ? 'read' : ([...told][0] ?? named), known };
}

/** Where the page of a new row is: none for an action of operations that are not public. */
function apiMember(file: ActionFile, api: string, permissions: readonly Permission[]): Row {
  if (!permissions.some(({ published }) => published)) return { api: null };
  return api === file.api ? {} : { api };
}

/** The key as the facts spell it; the vendor leaves the free tail of a tag key out. */
function knownKey(
  file: ActionFile,
  name: string,
  key: string,
  { conditionKeys }: Surroundings,
  { notes }: Proposal,
): readonly string[] {
  const found = [key, `${key}/{tag-key}`].flatMap((each) => conditionKeys.get(each.toLowerCase()) ?? []);
  if (found.length > 0) return found.slice(0, 1);
  notes.push(`${file.path}: ${name} takes the condition key ${key}; add it to ram/conditionKeys.json first`);
  return [];
}

function isKnownAction(
  file: ActionFile,
  name: string,
  id: string,
  { actions }: Surroundings,
  { notes }: Proposal,
): boolean {
  if (actions.has(id.toLowerCase())) return true;
  notes.push(`${file.path}: ${name} needs ${id} too, which the facts do not know`);
  return false;
}

function listMember(name: string, values: readonly string[]): Row {
  return values.length === 0 ? {} : { [name]: [...new Set(values)] };
}

function letterOf(file: ActionFile, row: Row): string {
  return String(row['confidence'] ?? file.confidence ?? 'C');
}

const order: readonly string[] = [
  'name',
  'level',
  'confidence',
  'api',
  'operations',
  'deprecated',
  'resources',
  'conditionKeys',
  'dependentActions',
];

/** The row with its members in the order that all rows have. */
function inOrder(row: Row): Row {
  const placeOf = (member: string): number => (order.includes(member) ? order.indexOf(member) : order.length);
  return Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => placeOf(a) - placeOf(b)));
}

function describe(file: ActionFile, row: Row): string {
  const deprecated = row['deprecated'] === true ? ', deprecated' : '';
  return `${row['name']} (${row['level']}, ${letterOf(file, row)}${deprecated})`;
}

function difference(file: ActionFile, old: Row, row: Row): string {
  const members = order.filter((member) => JSON.stringify(old[member]) !== JSON.stringify(row[member]));
  const told = members.map((member) => {
    if (member === 'confidence') return `${letterOf(file, old)} → ${letterOf(file, row)}`;
    if (member === 'level') return `${old['level']} → ${row['level']}`;
    if (member === 'deprecated') return 'deprecated';
    return `${member} ${textsOf(row, member).join(', ') || String(row[member])}`;
  });
  return `${row['name']}: ${told.join('; ')}`;
}
