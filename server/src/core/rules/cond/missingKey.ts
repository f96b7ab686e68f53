import type { ActionElement, Statement } from '../../document/policy.ts';
import type { RuleContext } from '../rule.ts';
import { type ConditionTerm, valueText } from './conditionTerm.ts';

/**
 * Actions of a statement whose requests never carry the key of a term; what that means, `needsKey` and `isMetWithoutKey` say.
 * Those are actions of another service than the key's: within a service the vendor's tables leave out what resources bring along.
 */
export function actionsWithoutKey(
  term: ConditionTerm,
  { actions }: Statement,
  { catalogue, standingOf }: Pick<RuleContext, 'catalogue' | 'standingOf'>,
): readonly ActionElement[] {
  const { key } = term;
  if (key === undefined || key.global || travelling.has(key.name.toLowerCase())) return [];
  const namespace = key.name.slice(0, key.name.indexOf(':')).toLowerCase();
  // Identity providers have keys of their own, under their domain.
  if (catalogue.service(namespace) === undefined) return [];
  return actions.filter(({ text, pattern, negated }) => {
    const service = pattern.service?.toLowerCase() ?? '';
    const standing = standingOf(text);
    if (negated || standing.kind !== 'legal' || service === '' || related(service).includes(namespace)) return false;
    const named = standing.action === undefined ? catalogue.actionsMatching(pattern) : [standing.action];
    return !named.some(({ conditionKeys }) =>
      conditionKeys.some((name) => name.toLowerCase() === key.name.toLowerCase()),
    );
  });
}

/** Whether a request without the key never satisfies the term. */
export function needsKey({ entry, operator, parts }: ConditionTerm): boolean {
  if (operator === undefined || parts.ifExists || parts.quantifier === 'ForAllValues') return false;
  if (operator.type === 'null') return entry.values.every((node) => valueText(node) === 'false');
  return !operator.negated;
}

/** Whether every request without the key satisfies the term, although it is not written for those without it as `IfExists` is. */
export function isMetWithoutKey({ operator, parts }: ConditionTerm): boolean {
  return operator?.negated === true && !parts.ifExists && parts.quantifier === undefined;
}

/** Keys of a service, in lower case, that credentials made by it bring along into requests to every other. */
const travelling: ReadonlySet<string> = new Set([
  'ec2:roledelivery',
  'ec2:sourceinstancearn',
  'glue:credentialissuingservice',
  'glue:roleassumedby',
  'identitystore:userid',
  'lambda:sourcefunctionarn',
  'ssm:sourceinstancearn',
  'sts:externalid',
  'sts:requestcontext/{contextkey}',
  'sts:sourceidentity',
]);

/** The services whose keys come with the actions of a service: its own, and that of its resources where they are another's. */
function related(service: string): readonly string[] {
  return [service, ...(owners[service] ?? [])];
}

const owners: Readonly<Record<string, readonly string[]>> = {
  dax: ['dynamodb'],
  'ec2-instance-connect': ['ec2'],
  'rds-db': ['rds'],
  's3-object-lambda': ['s3'],
  's3-outposts': ['s3'],
  s3express: ['s3'],
  ssmmessages: ['ssm'],
  sts: ['iam', 'saml', 'cognito-identity'],
};
