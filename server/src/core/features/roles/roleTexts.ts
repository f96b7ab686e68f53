import type { TrustedPrincipal } from '../../catalogue/roleLife.ts';
import type { RolePolicy } from '../../catalogue/serviceLinkedRole.ts';
import type { Dialect } from '../../document/dialect.ts';
import { listAround, policyAround } from '../../document/wrap.ts';
import type { KnownRole } from './knownRole.ts';

const versions: Readonly<Record<Dialect, string>> = { ram: '1', iam: '2012-10-17' };

/** The policy of a role as a document of its cloud; what a person fills in stands in angle brackets. */
export function policyText({ statements }: RolePolicy, dialect: Dialect): string {
  return textOf(
    policyOf(
      dialect,
      statements.map(({ actions, resources, conditions }) => ({
        Effect: 'Allow',
        Action: oneOrList(actions),
        Resource: oneOrList(resources.map(withBrackets)),
        ...(conditions.length > 0 && { Condition: conditionObject(conditions) }),
      })),
    ),
  );
}

/** JSON as policies are made of it. */
export type PolicyJson = string | readonly PolicyJson[] | { readonly [name: string]: PolicyJson };

/** The trust policy of a role; `undefined` where it is for a person to say whom it trusts. */
export function trustPolicyText(role: KnownRole): string | undefined {
  const policy = trustPolicy(role);
  return policy && textOf(policy);
}

/** The same as a value. */
export function trustPolicy({ services, dialect }: KnownRole): PolicyJson | undefined {
  if (services.length === 0 || services.some((service) => service.startsWith('*'))) return undefined;
  return principalPolicy({ services, condition: undefined }, dialect);
}

/** The trust policy for one principal. */
export function principalText(principal: TrustedPrincipal, dialect: Dialect): string {
  return textOf(principalPolicy(principal, dialect));
}

function principalPolicy({ services, condition }: TrustedPrincipal, dialect: Dialect): PolicyJson {
  const names = services.map(withBrackets);
  return policyOf(dialect, [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: dialect === 'ram' ? names : oneOrList(names) },
      ...(condition !== undefined && {
        Condition: { [condition.operator]: { [condition.key]: withBrackets(condition.value) } },
      }),
    },
  ]);
}

/** One statement without a document around it. */
export function statementText(statement: object): string {
  return JSON.stringify(statement, undefined, 2);
}

/** A statement that has a text already as a whole policy. */
export function policyWith(statement: string, dialect: Dialect): string {
  return `${policyAround(listAround([statement]), versions[dialect])}\n`;
}

function policyOf(dialect: Dialect, statements: readonly PolicyJson[]): PolicyJson {
  return { Version: versions[dialect], Statement: statements };
}

function textOf(policy: PolicyJson): string {
  return `${JSON.stringify(policy, undefined, 2)}\n`;
}

function conditionObject(conditions: RolePolicy['statements'][number]['conditions']): PolicyJson {
  const byOperator: Record<string, Record<string, string | readonly string[]>> = {};
  for (const { operator, key, values } of conditions)
    byOperator[operator] = { ...byOperator[operator], [key]: oneOrList(values) };
  return byOperator;
}

function oneOrList(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] ?? '') : values;
}

function withBrackets(text: string): string {
  return text.replace(/\{([^{}]+)\}/g, '<$1>');
}
