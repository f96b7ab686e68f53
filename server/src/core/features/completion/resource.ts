import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import type { LocationOf } from '../../document/locate.ts';
import type { Statement } from '../../document/policy.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { formsOfActions, type ResourceForm } from '../describe/resourceForms.ts';
import { mostItems, othersThan, plain, stringItem, type Target } from './items.ts';

const words = {
  everything: { en: 'all resources', 'zh-cn': '所有资源' },
  ofActions: { en: '{0} actions', 'zh-cn': '{0} 个操作' },
} as const satisfies Record<string, Localized>;

/** A pattern that stands for this many actions does not say which resources are meant. */
const tooManyActions = 400;

/** The ARN forms that the statement's actions take, those of most actions first; inside an ARN its regions. */
export function completeResource(
  { policy, statement, spot }: LocationOf<'resource'>,
  target: Target,
  { catalogue: catalogues, locale }: FeatureContext,
): readonly CompletionItem[] {
  const catalogue = catalogues[policy.recognition.dialect];
  if (spot.quoted && isInRegion(spot.typed)) return completeRegion(target, catalogue);
  const listed = new Set(othersThan(spot, statement.resources).map(({ text }) => text));
  const forms = formsOfActions(actionsOf(statement, catalogue)).toSorted((a, b) => b.actions.length - a.actions.length);
  return [
    ...forms.slice(0, mostItems - 1).map((form) => formItem(form, target, { catalogue, locale })),
    ...(listed.has('*') ? [] : [everythingItem(target, { catalogue, locale })]),
  ];
}

interface Asked {
  readonly catalogue: DialectCatalogue;
  readonly locale: Locale;
}

/** The known actions that a statement is about; a pattern for nearly everything is left out. */
function actionsOf({ actions }: Statement, catalogue: DialectCatalogue): readonly Action[] {
  const found = actions.flatMap(({ pattern, negated }) => {
    const matching = negated ? [] : catalogue.actionsMatching(pattern);
    return matching.length > tooManyActions ? [] : matching;
  });
  return [...new Set(found)];
}

function formItem(form: ResourceForm, target: Target, { catalogue, locale }: Asked): CompletionItem {
  const count = String(form.actions.length);
  const type = form.type === undefined ? '' : `${form.type} · `;
  return stringItem(
    target,
    {
      label: form.arn,
      kind: CompletionItemKind.Reference,
      filter: form.arn.replace(/\{[^}]*\}/g, '*'),
      remark: form.actions.length === 1 ? form.type : `${type}${say(words.ofActions, locale, [count])}`,
      topic: { of: 'resource', dialect: catalogue.dialect, name: form.arn.replace(/\{[^}]*\}/g, '*') },
    },
    withGaps(form.arn),
  );
}

function everythingItem(target: Target, { catalogue, locale }: Asked): CompletionItem {
  return stringItem(
    target,
    {
      label: '*',
      kind: CompletionItemKind.Value,
      remark: say(words.everything, locale),
      topic: { of: 'resource', dialect: catalogue.dialect, name: '*' },
    },
    '*',
  );
}

/** An ARN form in snippet syntax: every variable is a gap, filled with the partition `aws` or with `*`. */
function withGaps(form: string): string {
  let gap = 0;
  return form
    .split(/(\{[^}]*\})/)
    .map((part) => {
      if (!part.startsWith('{')) return plain(part);
      gap++;
      return `\${${gap}:${part === '{partition}' ? 'aws' : '*'}}`;
    })
    .join('');
}

/** Whether a typed ARN has come to its region: the third field in RAM, the fourth in IAM, where a partition stands before. */
function isInRegion(typed: string): boolean {
  const fields = typed.split(':');
  return fields[0] === 'acs' ? fields.length === 3 : fields[0] === 'arn' && fields.length === 4;
}

function completeRegion(target: Target, { regions }: DialectCatalogue): readonly CompletionItem[] {
  const { typed, text } = target.spot;
  const start = typed.lastIndexOf(':') + 1;
  const end = text.indexOf(':', start);
  const after = end < 0 ? '' : text.slice(end);
  return ['*', ...regions].map((region) =>
    stringItem(target, { label: region, kind: CompletionItemKind.Value }, plain(region + after), start),
  );
}
