import type { Request } from '../../../server/src/core/access/evaluate.ts';
import type { Dialect } from '../../../server/src/core/document/dialect.ts';
import type { RawPolicy, RawStatement } from './randomPolicies.ts';

/**
 * A second evaluator, from the words of the language alone: it reads JSON and shares no code with the engine.
 * Truth is a number: 0 false, 1 true, between them unknown; so "and" is the least, "or" the greatest, "not" one less it.
 */
export function naiveOutcome(policy: RawPolicy, request: Request, dialect: Dialect): string {
  const [check] = request.checks;
  if (check === undefined) return 'ImplicitDeny';
  const applies = (effect: string): number =>
    Math.max(
      0,
      ...policy.Statement.filter(({ Effect }) => Effect === effect).map((each) => naiveApplies(each, request, dialect)),
    );
  const denied = applies('Deny');
  const allowed = applies('Allow');
  if (denied === 1) return 'ExplicitDeny';
  if (denied === 0 && allowed === 0) return 'ImplicitDeny';
  return denied === 0 && allowed === 1 ? 'Allow' : 'Unknown';
}

/** Whether a statement applies to the first check of a request. */
export function naiveApplies(statement: RawStatement, { checks, context }: Request, dialect: Dialect): number {
  const { action = '', resource = '' } = checks[0] ?? {};
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const parts: number[] = [];
  const some = (patterns: string | readonly string[], matches: (pattern: string) => boolean): number =>
    Number(list(patterns).some(matches));
  const actionMatches = (pattern: string): boolean => glob(pattern.toLowerCase()).test(action.toLowerCase());
  const resourceMatches = (pattern: string): boolean =>
    resourceGlob(normal(pattern, dialect, '*'), dialect).test(normal(resource, dialect, ''));
  if (Action !== undefined) parts.push(some(Action, actionMatches));
  if (NotAction !== undefined) parts.push(1 - some(NotAction, actionMatches));
  if (Resource !== undefined) parts.push(some(Resource, resourceMatches));
  if (NotResource !== undefined) parts.push(1 - some(NotResource, resourceMatches));
  for (const [operator, keys] of Object.entries(Condition)) {
    for (const [key, values] of Object.entries(keys)) {
      const found = context.keys[key] ?? (context.others === 'absent' ? [] : undefined);
      parts.push(found === undefined ? 0.5 : conditionHolds(operator, list(values), found));
    }
  }
  return Math.min(1, ...parts);
}

function list(values: string | readonly string[]): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

/** Role names in lower case, and the region that stands for none. */
function normal(text: string, dialect: Dialect, anyRegion: string): string {
  if (dialect === 'iam' || !text.startsWith('acs:')) return text;
  const fields = text.split(':');
  if (fields[2] === '*') fields[2] = anyRegion;
  const last = fields[4] ?? '';
  if (fields[1] === 'ram' && last.startsWith('role/')) fields[4] = last.toLowerCase();
  return fields.join(':');
}

function escaped(text: string): string {
  return text.replace(/[.+^${}()|[\]\\*?]/g, '\\$&');
}

const expressions = new Map<string, RegExp>();

/** Each pattern is made an expression once. */
function expression(pattern: string, make: () => string): RegExp {
  const known = expressions.get(pattern) ?? new RegExp(`^${make()}$`);
  expressions.set(pattern, known);
  return known;
}

function source(pattern: string, run: string): string {
  return pattern
    .split('*')
    .map((part) => part.split('?').map(escaped).join('[^]'))
    .join(run);
}

function glob(pattern: string): RegExp {
  return expression(pattern, () => source(pattern, '[^]*'));
}

function resourceGlob(pattern: string, dialect: Dialect): RegExp {
  if (dialect === 'ram') return glob(pattern);
  return expression(`in fields: ${pattern}`, () => {
    const fields = pattern.replace('${*}', '\u0001').split(':');
    const head = fields.slice(0, Math.min(5, fields.length - 1)).map((field) =>
      // Only a star at the end of its field goes on beyond the colon.
      field.endsWith('*') ? `${source(field.slice(0, -1), '[^:]*')}[^]*` : source(field, '[^:]*'),
    );
    const tail = source(fields.slice(head.length).join(':'), '[^]*');
    return [...head, tail].join(':').replaceAll('\u0001', '\\*');
  });
}

function conditionHolds(operator: string, values: readonly string[], found: readonly string[]): number {
  if (operator === 'Null')
    return Math.max(...values.map((value) => Number((value === 'true') === (found.length === 0))));
  const ifExists = operator.endsWith('IfExists');
  const [, set, name = ''] = /^(?:(\w+):)?(\w+?)(?:IfExists)?$/.exec(operator) ?? [];
  const negated = name.includes('Not');
  const base = name.replace('Not', '');
  const passes = (text: string): boolean => values.some((value) => compare(base, value, text)) !== negated;
  if (found.length === 0) return Number(ifExists || set === 'ForAllValues' || (negated && set === undefined));
  const passing = found.filter(passes).length;
  if (set === 'ForAnyValue') return Number(passing > 0);
  if (set === 'ForAllValues' || passing === 0 || passing === found.length) return Number(passing === found.length);
  return 0.5;
}

function compare(operator: string, value: string, text: string): boolean {
  if (operator === 'IpAddress')
    return bits(text).startsWith(block(value)) && text.includes(':') === value.includes(':');
  const order = operator.startsWith('Date') ? Date.parse(text) - Date.parse(value) : Number(text) - Number(value);
  switch (operator.replace(/^(?:Numeric|Date)/, 'Line')) {
    case 'StringEquals':
    case 'Bool':
      return value === text;
    case 'StringEqualsIgnoreCase':
      return value.toUpperCase() === text.toUpperCase();
    case 'StringLike':
      return glob(value).test(text);
    case 'ArnEquals':
    case 'ArnLike': {
      const fields = text.split(':');
      const own = [...fields.slice(0, 5), fields.slice(5).join(':')];
      return value.split(':').every((field, index) => glob(field).test(own[index] ?? ''));
    }
    case 'LineEquals':
      return order === 0;
    case 'LineLessThan':
      return order < 0;
    case 'LineLessThanEquals':
      return order <= 0;
    case 'LineGreaterThan':
      return order > 0;
    case 'LineGreaterThanEquals':
      return order >= 0;
    default:
      throw new Error(`No operator ${operator}.`);
  }
}

/** An address as a row of bits. */
function bits(address: string): string {
  if (!address.includes(':')) {
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  const [start = '', end] = address.split('::');
  const groups = (half: string): string[] => (half === '' ? [] : half.split(':'));
  const [left, right] = [groups(start), groups(end ?? '')];
  const all = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return all.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

function block(value: string): string {
  const [address = '', length] = value.split('/');
  return bits(address).slice(0, length === undefined ? undefined : Number(length));
}
