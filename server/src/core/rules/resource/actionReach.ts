import { isAnyAction } from '../../access/actionFormat.ts';
import type { Action } from '../../catalogue/catalogue.ts';
import { type ArnPattern, arnPattern, parseArn } from '../../document/arn.ts';
import { openPlaceholders } from '../../document/placeholder.ts';
import type { ActionElement, Statement } from '../../document/policy.ts';
import { formsOfAction, isOfForm, knownForms } from '../knownForms.ts';
import type { RuleContext } from '../rule.ts';
import { areRelated, bestForm } from './fillForm.ts';

/**
 * Why an action meets none of its statement's resources.
 * `no scope`: it can be granted on `*` alone. `service`: all resources are of other services.
 * `alias`: it checks the key behind an alias. `item`: the resource names what holds the things that it acts on.
 * `container`: the other way round. `type`: any other sort of thing.
 */
export type Miss = 'no scope' | 'service' | 'alias' | 'item' | 'container' | 'type';

/** How an action of a statement stands to the statement's resources, as far as the resources of actions are known. */
export interface Reach {
  readonly element: ActionElement;
  /** The actions that it stands for and that a resource of the statement fits; those of which nothing is known are among them. */
  readonly met: readonly Action[];
  /** Those that no resource fits. */
  readonly missed: readonly Action[];
  /** Only where all are missed. */
  readonly miss: Miss | undefined;
  /** Whether all that is said of the missed actions stands in current tables of the vendor. */
  readonly isSure: boolean;
  /** The resource that comes nearest to what the missed actions act on. */
  readonly nearest: Nearest | undefined;
}

export interface Nearest {
  /** As a pattern; the text of its ARN is as written. */
  readonly resource: ArnPattern;
  /** What the missed action acts on. */
  readonly form: ArnPattern;
  /** The resource's own form, where that is what tells the two apart. */
  readonly known: ArnPattern | undefined;
}

type Context = Pick<RuleContext, 'policy' | 'catalogue' | 'standingOf' | 'once'>;

/**
 * The actions of a statement that meet none of its resources, or, for patterns, only some of what they stand for do.
 * Empty where a resource is not understood: then anything may be met. Worked out once in a run for all rules that ask.
 */
export function reachesOf(statement: Statement, context: Context): readonly Reach[] {
  const { byStatement } = context.once(newReaches);
  const reaches = byStatement.get(statement) ?? reachOf(statement, context);
  byStatement.set(statement, reaches);
  return reaches;
}

/** What was worked out in this run. */
interface Reaches {
  readonly byStatement: Map<Statement, readonly Reach[]>;
  /** What patterns of actions stand for. */
  readonly expansions: Map<string, readonly Action[]>;
  readonly scopes: Map<Action, Scope>;
}

/** What an action can be limited to. */
type Scope = readonly ArnPattern[] | 'none' | 'unknown';

function newReaches(): Reaches {
  return { byStatement: new Map(), expansions: new Map(), scopes: new Map() };
}

function reachOf(statement: Statement, context: Context): readonly Reach[] {
  const targets = targetsOf(statement, context);
  if (targets === undefined) return [];
  const isMet = rememberMet(targets, context);
  const explain = explainer(targets, context);
  return statement.actions.flatMap((element) => {
    const actions = element.negated ? [] : actionsOf(element, context);
    const met: Action[] = [];
    const missed: Action[] = [];
    for (const action of actions) (isMet(action) ? met : missed).push(action);
    if (missed.length === 0) return [];
    const { miss, nearest } = met.length === 0 ? explain(missed) : unexplained;
    const isSure = missed.every(({ confidence }) => confidence === 'A');
    return met.length === 0 && miss === undefined ? [] : [{ element, met, missed, miss, isSure, nearest }];
  });
}

/** The resources as patterns, their text as written; `undefined` where one is everything, or says nothing that could be compared. */
function targetsOf({ resources }: Statement, { policy }: Context): readonly ArnPattern[] | undefined {
  const prefix = policy.recognition.dialect === 'ram' ? 'acs' : 'arn';
  const targets: ArnPattern[] = [];
  for (const { text, negated } of resources) {
    const arn = negated ? undefined : parseArn(openPlaceholders(text));
    if (arn?.prefix !== prefix) return undefined;
    targets.push(arnPattern({ ...arn, text }));
  }
  return targets.length === 0 ? undefined : targets;
}

/** What an element of Action stands for; nothing for `*` and `service:*`, which are meant to take in whatever there is. */
function actionsOf({ text, pattern }: ActionElement, { catalogue, standingOf, once }: Context): readonly Action[] {
  const standing = standingOf(text);
  if (standing.kind !== 'legal' || isAnyAction(pattern.name)) return [];
  if (!pattern.hasWildcard) return standing.action === undefined ? [] : [standing.action];
  const { expansions } = once(newReaches);
  const actions = expansions.get(text) ?? catalogue.actionsMatching(pattern);
  expansions.set(text, actions);
  return actions;
}

/** Whether a resource fits an action, or nothing is known of what it acts on. Statements have many actions of few forms. */
function rememberMet(targets: readonly ArnPattern[], context: Context): (action: Action) => boolean {
  const answers = new Map<ArnPattern, boolean>();
  const isFormMet = (form: ArnPattern): boolean => {
    const answer = answers.get(form) ?? targets.some((target) => isOfForm(target, form, context));
    answers.set(form, answer);
    return answer;
  };
  const { scopes } = context.once(newReaches);
  return (action) => {
    const scope = scopes.get(action) ?? scopeOf(action, context);
    scopes.set(action, scope);
    if (scope === 'unknown') return true;
    return scope === 'none' ? targets.some((target) => isWholeService(target, action.prefix)) : scope.some(isFormMet);
  };
}

/** Only a row of an authorization table says on what an action can be granted. */
function scopeOf(action: Action, context: Context): Scope {
  const { confidence, resources } = action;
  if (confidence > 'B' || resources.length === 0) return 'unknown';
  const unscoped = resources.filter(({ arn }) => arn === '*').length;
  if (unscoped === resources.length) return 'none';
  return unscoped > 0 ? 'unknown' : formsOfAction(action, context);
}

/** `acs:kms:*:*:*` is taken for `*` by actions of KMS. */
function isWholeService({ arn: { service, relativeId } }: ArnPattern, prefix: string): boolean {
  return isAnyAction(relativeId) && (service === '*' || service === prefix);
}

type Explanation = Pick<Reach, 'miss' | 'nearest'>;

const unexplained: Explanation = { miss: undefined, nearest: undefined };

/** Of more resources than these no person looks for the nearest. */
const mostCompared = 20;

/** Tells why actions meet none of the resources; each resource is understood once. */
function explainer(targets: readonly ArnPattern[], context: Context): (missed: readonly Action[]) => Explanation {
  const understood = new Map<ArnPattern, ArnPattern | undefined>();
  const knownFormOf = (resource: ArnPattern): ArnPattern | undefined => {
    if (!understood.has(resource)) {
      understood.set(resource, bestForm(resource, knownForms(resource.arn.service, context)));
    }
    return understood.get(resource);
  };
  return (missed) => {
    const forms = [...new Set(missed.flatMap((action) => formsOfAction(action, context)))];
    if (forms.length === 0) return { miss: 'no scope', nearest: undefined };
    const services = new Set(forms.map(({ arn }) => arn.service));
    const ofSameService = targets.filter(({ arn }) => services.has(arn.service)).slice(0, mostCompared);
    if (ofSameService.length === 0) {
      const areKnown = targets.every(({ arn }) => context.catalogue.service(arn.service)?.assumed === false);
      return areKnown ? { miss: 'service', nearest: undefined } : unexplained;
    }
    const pairs = ofSameService.flatMap((resource) =>
      forms.flatMap((form) => (form.arn.service === resource.arn.service ? [{ resource, form }] : [])),
    );
    for (const [miss, applies] of kindsOfMiss) {
      const pair = pairs.find(({ form, resource }) => applies(form.arn.relativeId, resource.arn.relativeId));
      if (pair !== undefined) return { miss, nearest: { ...pair, known: undefined } };
    }
    // What fits nothing that is known may be a resource that is not known.
    const likely = pairs.flatMap((pair): readonly Nearest[] => {
      const known = knownFormOf(pair.resource);
      return known === undefined ? [] : [{ ...pair, known }];
    });
    const nearest = likely.find(isRelated) ?? likely[0];
    return nearest === undefined ? unexplained : { miss: 'type', nearest };
  };
}

/** Whether the resource and the missing one belong to the same thing, as a bucket and the objects in it. */
export function isRelated({ form, known }: Nearest): boolean {
  return known !== undefined && areRelated(form.arn, known.arn);
}

const kindsOfMiss: readonly (readonly [Miss, (form: string, resource: string) => boolean])[] = [
  ['alias', (form, resource) => form.startsWith('key/') && resource.startsWith('alias/')],
  ['item', (form, resource) => isContainer(resource) && (form.startsWith(`${resource}/{`) || form === `${resource}/*`)],
  ['container', (form, resource) => isContainer(form) && resource.startsWith(`${form}/`)],
];

function isContainer(relativeId: string): boolean {
  return /^[a-z-]+$/.test(relativeId);
}
