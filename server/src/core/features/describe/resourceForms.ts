import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type Arn, parseArn } from '../../document/arn.ts';

/** One way in which a service's resources are named, and which of its actions take it. */
export interface ResourceForm {
  /** ARN with `{variables}`. */
  readonly arn: string;
  /** The vendor's word for the type of resource, where one is known. */
  readonly type: string | undefined;
  readonly actions: readonly Action[];
}

const formsByCatalogue = new WeakMap<DialectCatalogue, Map<string, readonly ResourceForm[]>>();

/** Every ARN form that some action of a service takes; a pure function whose answers are kept. */
export function resourceForms(prefix: string, catalogue: DialectCatalogue): readonly ResourceForm[] {
  let known = formsByCatalogue.get(catalogue);
  if (known === undefined) {
    known = new Map();
    formsByCatalogue.set(catalogue, known);
  }
  const service = prefix.toLowerCase();
  let forms = known.get(service);
  if (forms === undefined) {
    forms = formsOfActions(catalogue.actionsOf(service));
    known.set(service, forms);
  }
  return forms;
}

/** The ARN forms that some of the given actions take, in the order in which they first come; `*` is left out. */
export function formsOfActions(actions: readonly Action[]): readonly ResourceForm[] {
  const byArn = new Map<
    string,
    { readonly arn: string; readonly type: string | undefined; readonly actions: Action[] }
  >();
  for (const action of actions) {
    for (const { arn, type } of action.resources) {
      if (arn === '*') continue;
      const form = byArn.get(arn);
      if (form === undefined) byArn.set(arn, { arn, type, actions: [action] });
      else form.actions.push(action);
    }
  }
  return [...byArn.values()];
}

/**
 * Whether a resource as written may have been meant as one of this form, judged by what stands before the first variable
 * of the form and the first wildcard of the text.
 */
export function mayHaveForm(resource: Arn, form: ResourceForm): boolean {
  const relative = parseArn(form.arn)?.relativeId ?? '';
  const variable = relative.indexOf('{');
  const formStart = variable < 0 ? relative : relative.slice(0, variable);
  const wildcard = resource.relativeId.search(/[*?]/);
  const start = wildcard < 0 ? resource.relativeId : resource.relativeId.slice(0, wildcard);
  if (wildcard >= 0 && formStart.startsWith(start)) return true;
  return variable < 0 ? start === formStart : start.startsWith(formStart) && start.length > formStart.length;
}
