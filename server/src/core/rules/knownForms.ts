import type { Action } from '../catalogue/catalogue.ts';
import { type ArnPattern, arnPattern, parseArn, patternsMeet } from '../document/arn.ts';
import type { RuleContext } from './rule.ts';

type Context = Pick<RuleContext, 'catalogue' | 'once'>;

/**
 * The distinct ARN forms of all that the actions of a service act on, with `{variables}`; empty for a service of which none is known.
 * Like all in this file it is worked out once in a run, for what is asked for.
 */
export function knownForms(service: string, context: Context): readonly ArnPattern[] {
  const { byService } = context.once(newForms);
  const known = byService.get(service) ?? formsOfService(service, context);
  byService.set(service, known);
  return known;
}

/** The ARN forms on which an action can be granted; `*`, which is no ARN, is not among them. */
export function formsOfAction({ id, resources }: Action, { once }: Pick<RuleContext, 'once'>): readonly ArnPattern[] {
  const { byAction, byText } = once(newForms);
  const known = byAction.get(id) ?? resources.flatMap(({ arn }) => readForm(arn, byText));
  byAction.set(id, known);
  return known;
}

/** Whether a resource can be of a form. */
export function isOfForm(resource: ArnPattern, form: ArnPattern, context: Context): boolean {
  if (!patternsMeet(form, resource)) return false;
  return slashesIn(resource) <= slashesIn(form) || !hasParts(form, context);
}

/** What was worked out in this run; forms of the same text are one object. */
interface Forms {
  readonly byText: Map<string, ArnPattern>;
  readonly byService: Map<string, readonly ArnPattern[]>;
  readonly byAction: Map<string, readonly ArnPattern[]>;
  readonly parts: Map<ArnPattern, boolean>;
}

function newForms(): Forms {
  return { byText: new Map(), byService: new Map(), byAction: new Map(), parts: new Map() };
}

function formsOfService(service: string, context: Context): readonly ArnPattern[] {
  const { byText } = context.once(newForms);
  return [...new Set(context.catalogue.formsOf(service).flatMap((form) => readForm(form, byText)))];
}

/** Empty for what is no ARN, such as `*`. */
function readForm(text: string, byText: Map<string, ArnPattern>): readonly ArnPattern[] {
  const arn = byText.has(text) ? undefined : parseArn(text);
  if (arn !== undefined) byText.set(text, arnPattern(arn));
  const form = byText.get(text);
  return form === undefined ? [] : [form];
}

/** Whether other forms name parts of what a form names, as objects are parts of a bucket; the names of such things hold no slash. */
function hasParts(form: ArnPattern, context: Context): boolean {
  const { parts } = context.once(newForms);
  const start = `${form.arn.relativeId}/`;
  const known =
    parts.get(form) ?? knownForms(form.arn.service, context).some(({ arn }) => arn.relativeId.startsWith(start));
  parts.set(form, known);
  return known;
}

function slashesIn({ arn }: ArnPattern): number {
  return arn.relativeId.split('/').length;
}
