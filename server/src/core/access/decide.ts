import type { AccessPolicy } from './accessPolicy.ts';
import { evaluate, type Naming, type Request } from './evaluate.ts';
import { accountOf, type Caller } from './principal.ts';
import { bothAllow, eitherAllows, join, type Verdict, verdictOf } from './verdict.ts';

/** Policies that count together. */
export type PolicySet = readonly AccessPolicy[];

/** Every policy that bears on a request. What does not apply is left out, such as control policies outside a directory. */
export interface Situation {
  readonly dialect: AccessPolicy['dialect'];
  /** Attached to the caller: at the account in RAM; with those of its groups in IAM. */
  readonly identity: PolicySet;
  /** RAM: attached to the caller at the resource group of the resource. */
  readonly resourceGroup?: PolicySet;
  /** Control policies of each level, from the account up to the root of the directory; each level has to allow. */
  readonly control?: readonly PolicySet[];
  /** IAM: resource control policies of each level. */
  readonly resourceControl?: readonly PolicySet[];
  /** Of the caller's session. */
  readonly session?: PolicySet;
  /** IAM: permissions boundary of the caller. */
  readonly boundary?: PolicySet;
  /** Of the resource, with what the resource is: its own policies are weighed differently for each. */
  readonly resource?: { readonly target: 'bucket' | 'key' | 'role' | 'other'; readonly policies: PolicySet };
}

export type LayerName = Exclude<keyof Situation, 'dialect'>;

/** A verdict on a whole situation. */
export interface Decision extends Verdict {
  /** What each layer that was asked says by itself, in the order in which they are weighed. */
  readonly layers: readonly { readonly name: LayerName; readonly verdict: Verdict }[];
}

/** Weighs everything that bears on a request, in the order of the dialect's cloud. */
export function decide(request: Request & { readonly caller: Caller }, situation: Situation): Decision {
  const layers: { name: LayerName; verdict: Verdict }[] = [];
  const ask: Ask = (name, policies, naming = 'all') => {
    const verdict = evaluate(policies, request, naming);
    if (naming === 'all') layers.push({ name, verdict });
    return verdict;
  };
  const weigh = situation.dialect === 'ram' ? weighRam : weighIam;
  const verdict = weigh(request.caller, isOwn(request), situation, ask);
  return { ...verdict, layers };
}

type Ask = (name: LayerName, policies: PolicySet, naming?: Naming) => Verdict;
const allowed: Verdict = verdictOf(['Allow'], []);

function isOwn({ caller, owner }: Request & { readonly caller: Caller }): boolean {
  return owner === undefined || accountOf(caller) === owner;
}

/** What a limit leaves of a verdict. */
function within(limit: Verdict, verdict: Verdict): Verdict {
  return join(limit, verdict, (left, right) => (left === 'Allow' ? right : left));
}

function weighRam({ kind }: Caller, isOwnAccount: boolean, situation: Situation, ask: Ask): Verdict {
  const { control = [], session, identity, resourceGroup, resource } = situation;
  if (kind === 'root' && isOwnAccount) return allowed;
  if (kind === 'service' || kind === 'federated') return ask('resource', resource?.policies ?? []);
  const isBound = kind !== 'service-linked role' && kind !== 'root';
  const limits = [
    ...(isBound ? control : []).map((level) => ask('control', level)),
    ...(session === undefined ? [] : [ask('session', session)]),
  ];
  const ofAccount = ask('identity', identity);
  const own =
    resourceGroup === undefined
      ? ofAccount
      : join(ofAccount, ask('resourceGroup', resourceGroup), (first, next) =>
          first === 'ImplicitDeny' ? next : first,
        );
  return [...limits, weighRamResource(own, isOwnAccount, resource, ask)].reduceRight((next, limit) =>
    within(limit, next),
  );
}

/**
 * Bucket, and key of the caller's account: one of both has to allow. Role, and key of another account: both.
 * Of other resources it is not known, so that it stays open where the two ways differ.
 */
function weighRamResource(own: Verdict, isOwnAccount: boolean, resource: Situation['resource'], ask: Ask): Verdict {
  if (resource === undefined) return own;
  const verdict = ask('resource', resource.policies);
  const both = bothAllow(own, verdict);
  const either = eitherAllows(own, verdict);
  switch (resource.target) {
    case 'bucket':
      return either;
    case 'key':
      return isOwnAccount ? either : both;
    case 'role':
      return both;
    case 'other':
      return verdictOf([...either.possible, ...both.possible], either.deciding);
  }
}

/** An explicit Deny anywhere wins; all limits have to allow. */
function weighIam({ kind }: Caller, isOwnAccount: boolean, situation: Situation, ask: Ask): Verdict {
  const { control = [], resourceControl = [], resource } = situation;
  const isBound = kind !== 'service-linked role' && kind !== 'service' && kind !== 'canonical user';
  const limits = [
    ...(kind === 'service-linked role' ? [] : resourceControl).map((level) => ask('resourceControl', level)),
    ...(isBound && kind !== 'federated' ? control : []).map((level) => ask('control', level)),
  ];
  const own =
    kind === 'service' || kind === 'federated' || kind === 'canonical user'
      ? ask('resource', resource?.policies ?? [])
      : weighIamIdentity(kind, isOwnAccount, situation, ask);
  return [...limits, own].reduce(bothAllow);
}

function weighIamIdentity(kind: Caller['kind'], isOwnAccount: boolean, situation: Situation, ask: Ask): Verdict {
  const { session, boundary, resource } = situation;
  const identity = kind === 'root' ? allowed : ask('identity', situation.identity);
  const limits = [
    ...(boundary === undefined ? [] : [ask('boundary', boundary)]),
    ...(session === undefined ? [] : [ask('session', session)]),
  ];
  const limited = (verdict: Verdict): Verdict => [verdict, ...limits].reduce(bothAllow);
  if (resource === undefined) return limited(identity);
  const granted = ask('resource', resource.policies);
  if (!isOwnAccount) return bothAllow(limited(identity), granted);
  const named = ask('resource', resource.policies, 'caller itself');
  const asksResource = resource.target === 'key' || resource.target === 'role';
  const own = asksResource ? bothAllow(identity, granted) : identity;
  // What a resource grants to a user itself is not limited by what that user lacks; what it grants to a role is.
  return kind === 'role' ? limited(eitherAllows(own, named)) : eitherAllows(limited(own), named);
}
