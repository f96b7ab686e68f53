import type { Action } from '../../catalogue/catalogue.ts';
import { type Arn, parseArn } from '../../document/arn.ts';
import { placeholdersIn } from '../../document/placeholder.ts';
import type { Statement } from '../../document/policy.ts';
import type { Localized } from '../../text/locale.ts';
import { formsOfAction } from '../knownForms.ts';
import { quoted } from '../quotedList.ts';
import type { FindingFix, RuleContext } from '../rule.ts';
import type { Reach } from './actionReach.ts';
import { fillForm } from './fillForm.ts';
import { addResource } from './resourceList.ts';

/** Titles of the fixes of `addMissed`. */
export const addTitles: Readonly<Record<'add', Localized>> = {
  add: { en: 'Add the resource "{0}"', 'zh-cn': '添加资源“{0}”' },
};

/** The resource that an action lacks, as it would be written beside the nearest one that is there. */
export function missingResource({ nearest }: Reach): string | undefined {
  if (nearest === undefined) return undefined;
  const { form, resource, known } = nearest;
  return fillForm(form.arn, asWritten(resource.arn), (known ?? form).arn);
}

/** With its placeholders, unless these hold separators of their own. */
function asWritten(resource: Arn): Arn {
  const isPlain = placeholdersIn(resource.text).every(({ text }) => !/[:/]/.test(text));
  return (isPlain ? parseArn(resource.text) : undefined) ?? resource;
}

/** The fix that adds the resource which an action lacks: an Allow grants more afterwards, a Deny takes more away. */
export function addMissed(
  resource: string | undefined,
  statement: Statement,
  { document }: Pick<RuleContext, 'document'>,
): readonly FindingFix<'add'>[] {
  const edit = resource === undefined ? undefined : addResource(document.text, statement, resource);
  if (resource === undefined || edit === undefined) return [];
  const grade = statement.effect?.value === 'Deny' ? 'choice' : 'widens';
  return [{ title: 'add', args: [resource], grade, edits: [edit] }];
}

/** The forms of the resources that actions act on, in quotes. */
export function describeForms(actions: readonly Action[], context: Pick<RuleContext, 'locale' | 'once'>): string {
  const forms = new Set(actions.flatMap((action) => formsOfAction(action, context)));
  return quoted(
    [...forms].map(({ arn }) => arn.text),
    context.locale,
  );
}
