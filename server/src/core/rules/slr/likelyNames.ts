import { parseOperator } from '../../access/operator.ts';
import type { Policy } from '../../document/policy.ts';
import type { RuleContext } from '../rule.ts';
import { roleWords } from './roleWords.ts';
import { serviceNames } from './serviceNames.ts';

/** More roles than a person would look through, so that naming them all limits nothing. */
const most = 12;

/**
 * Service names that a policy most likely means where it names none: those that it allows elsewhere,
 * else those of the products whose actions it allows, a list for each.
 */
export function likelyNames(policy: Policy, context: Pick<RuleContext, 'catalogue'>): readonly (readonly string[])[] {
  const named = namesElsewhere(policy, context);
  if (named.length > 0) return [named];
  const texts = new Set(policy.statements.flatMap(({ actions }) => actions.map(({ text }) => text.toLowerCase())));
  const products = new Set([...texts].map((text) => text.slice(0, Math.max(0, text.indexOf(':')))));
  const names = serviceNames(context).filter((name) => isManaged(name, texts, context));
  return [...products].flatMap((product) => {
    const own = names.filter((name) => productOf(name) === product);
    return own.length === 0 || own.length > most ? [] : [own];
  });
}

/** Of a role whose managers are known, whether the policy is for them; of any other it may be. */
function isManaged(name: string, texts: ReadonlySet<string>, { catalogue }: Pick<RuleContext, 'catalogue'>): boolean {
  const [role] = catalogue.rolesNamed(name);
  const managers = role === undefined ? [] : (catalogue.rolePolicy(role.roleName)?.managedWith ?? []);
  const { create } = roleWords[catalogue.dialect];
  return managers.length === 0 || managers.some((action) => action !== create && texts.has(action.toLowerCase()));
}

function namesElsewhere(policy: Policy, { catalogue }: Pick<RuleContext, 'catalogue'>): readonly string[] {
  const { key } = roleWords[catalogue.dialect];
  const entries = policy.statements.flatMap(({ effect, conditions }) => (effect?.value === 'Allow' ? conditions : []));
  const values = entries
    .filter(
      (entry) => entry.key.value === key && parseOperator(entry.operator.value, catalogue.dialect)?.negated === false,
    )
    .flatMap((entry) => entry.values.flatMap((value) => (value.type === 'string' ? [value.value] : [])));
  return [...new Set(values)].filter((value) =>
    catalogue.rolesNamed(value).some(({ serviceName }) => serviceName === value),
  );
}

/** `kms` of `keystore.kms.aliyuncs.com`: what stands before the domain that all service names have. */
export function productOf(serviceName: string): string | undefined {
  return /(?:^|\.)([^.]+)\.(?:aliyuncs|amazonaws)\.com(?:\.cn)?$/.exec(serviceName)?.[1];
}
