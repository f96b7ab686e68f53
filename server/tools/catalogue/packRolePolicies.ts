import type {
  PackedEarlierPolicy,
  PackedPolicyStatement,
  PackedRolePolicy,
  PackedRoles,
} from '../../src/core/catalogue/format.ts';
import { type FactsFile, isRow, type Row } from './facts.ts';

const shared: readonly string[] = [
  'evidence',
  'version',
  'updated',
  'source',
  'createdBy',
  'managedWith',
  'permanent',
  'inferred',
  'earlier',
  'statements',
];

/** What the policies must agree with. */
interface Surroundings {
  /** Policy that each known role has; `undefined` for one that a person writes. */
  readonly policies: ReadonlyMap<string, string | undefined>;
  isAction(id: string): boolean;
}

/** Policies of roles and system policies, then those that people write for a role themselves. */
export function packRolePolicies(
  file: FactsFile,
  { serviceLinked, service }: Pick<PackedRoles, 'serviceLinked' | 'service'>,
  isAction: (id: string) => boolean,
): readonly PackedRolePolicy[] {
  const policies = new Map([...serviceLinked, ...service].map(({ role, policy }) => [role, policy]));
  const own = file.rows('policies', 'policy', ['role', ...shared]);
  const custom = file.optionalRows('custom', 'role', shared);
  return [...own, ...custom].map((row) => packPolicy(file, row, { policies, isAction }));
}

function packPolicy(file: FactsFile, row: Row, { policies, isAction }: Surroundings): PackedRolePolicy {
  const policy = file.optionalText(row, 'policy');
  const role = file.optionalText(row, 'role');
  if (role !== undefined && (!policies.has(role) || policies.get(role) !== policy))
    file.fault(row, `${role} is no known role with this policy`);
  const updated = file.optionalText(row, 'updated');
  if (updated !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(updated))
    file.fault(row, 'updated must be written YYYY-MM-DD');
  const createdBy = file.optionalTexts(row, 'createdBy');
  const managedWith = file.optionalTexts(row, 'managedWith');
  for (const id of [...createdBy, ...managedWith]) if (!isAction(id)) file.fault(row, `${id} is no known action`);
  for (const name of file.optionalTexts(row, 'inferred')) {
    if (row[name] === undefined) file.fault(row, `inferred names "${name}", which the row does not have`);
  }
  const statements = rowsOf(file, row, 'statements').map((statement) => packStatement(file, row, statement));
  if (statements.length === 0) file.fault(row, 'statements must not be empty');
  const earlier = rowsOf(file, row, 'earlier').map((each) => packEarlier(file, row, each, statements));
  const version = file.optionalText(row, 'version');
  return {
    ...(policy !== undefined && { policy }),
    ...(role !== undefined && { role }),
    ...(version !== undefined && { version }),
    ...(updated !== undefined && { updated }),
    ...(file.oneOf(row, 'evidence', ['page', 'document']) === 'page' && { current: true as const }),
    source: file.optionalText(row, 'source') ?? '',
    statements,
    ...(earlier.length > 0 && { earlier }),
    ...(createdBy.length > 0 && { createdBy }),
    ...(managedWith.length > 0 && { managedWith }),
    ...(file.flag(row, 'permanent') && { permanent: true as const }),
  };
}

function packStatement(file: FactsFile, row: Row, statement: Row): PackedPolicyStatement {
  const actions = file.optionalTexts(statement, 'actions');
  for (const action of actions) if (!/^[a-z0-9-]+:[\w*]+$/.test(action)) file.fault(row, `"${action}" is no action`);
  const resources = file.optionalTexts(statement, 'resources');
  for (const resource of resources) {
    if (!/^(?:\*|(?:acs|arn):.+)$/.test(resource)) file.fault(row, `"${resource}" is no resource`);
  }
  if (actions.length === 0 || resources.length === 0) file.fault(row, 'a statement must have actions and resources');
  const conditions = conditionsOf(file, row, statement['condition']);
  return {
    actions,
    resources,
    ...(conditions.length > 0 && { conditions }),
    ...(file.flag(statement, 'inferred') && { inferred: true as const }),
  };
}

function conditionsOf(
  file: FactsFile,
  row: Row,
  condition: unknown,
): readonly (readonly [operator: string, key: string, ...values: readonly string[]])[] {
  if (condition === undefined) return [];
  const operators = isRow(condition) ? Object.entries(condition) : [];
  const found = operators.flatMap(([operator, keys]) =>
    isRow(keys) ? Object.keys(keys).map((key) => [operator, key, ...file.optionalTexts(keys, key)] as const) : [],
  );
  if (found.length === 0) file.fault(row, 'a condition must name an operator and a key');
  return found;
}

function packEarlier(
  file: FactsFile,
  row: Row,
  earlier: Row,
  statements: readonly PackedPolicyStatement[],
): PackedEarlierPolicy {
  const version = file.optionalText(earlier, 'version');
  const lacks = file.optionalTexts(earlier, 'lacks');
  const actions = new Set(statements.flatMap((statement) => statement.actions));
  for (const action of lacks)
    if (!actions.has(action)) file.fault(row, `earlier lacks ${action}, which is not there now`);
  return {
    ...(version !== undefined && { version }),
    updated: file.optionalText(earlier, 'updated') ?? '',
    lacks,
  };
}

/** Objects of a list within a row; a list that may be left out. */
function rowsOf(file: FactsFile, row: Row, name: string): readonly Row[] {
  const value = row[name];
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every(isRow)) return value;
  file.fault(row, `${name} must be a list of objects`);
  return [];
}
