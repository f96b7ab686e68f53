import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';

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

/** Forms that read alike once their variables are filled with `*`, as one; `instance/*` and `instance/{id}` are such. */
export function mergeAlike(forms: readonly ResourceForm[]): readonly ResourceForm[] {
  const byText = new Map<string, ResourceForm>();
  for (const form of forms) {
    const text = withStars(form.arn);
    const known = byText.get(text);
    byText.set(text, known === undefined ? form : merge(known, form));
  }
  return [...byText.values()];
}

function merge(a: ResourceForm, b: ResourceForm): ResourceForm {
  const variables = ({ arn }: ResourceForm): number => arn.split('{').length;
  return {
    arn: variables(b) > variables(a) ? b.arn : a.arn,
    type: a.type ?? b.type,
    actions: [...new Set([...a.actions, ...b.actions])],
  };
}

/** A form with every variable as `*`: what an editor compares with the typed text, and an ARN pattern that stands for it. */
export function withStars(form: string): string {
  return form.replace(/\{[^}]*\}/g, '*');
}
