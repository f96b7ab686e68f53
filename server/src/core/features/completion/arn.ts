import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { DialectCatalogue, Service } from '../../catalogue/catalogue.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import { type Localized, say } from '../../text/locale.ts';
import { partitions } from '../describe/arn.ts';
import { plainNames } from '../describe/markdown.ts';
import { mergeAlike, type ResourceForm, withStars } from '../describe/resourceForms.ts';
import { countOf } from './actionItems.ts';
import { type Continuation, continueForm, formFrom, readTypedArn, type TypedArn, withGaps } from './arnForms.ts';
import { search } from './catalogueSearch.ts';
import { mostItems, type Place, plain, stringItem, type Target } from './items.ts';
import { roleAndPolicyItems } from './roleNames.ts';
import { seenAccount } from './surroundings.ts';

const words = {
  noneOfThem: { en: 'none of these actions', 'zh-cn': '不适用于这些操作' },
  any: { en: 'any', 'zh-cn': '任意' },
} as const satisfies Record<string, Localized>;

/** What may be written where an ARN is, and out of which facts. */
export interface ArnPlace extends Place {
  /** Whole forms, best first; one without actions serves none of those at hand. */
  readonly forms: readonly ResourceForm[];
  /** Whether the forms were chosen by actions, so that it is worth saying how many each serves. */
  readonly byActions: boolean;
  /** Account ids that the text names. */
  readonly accounts: readonly string[];
  /** Services that fit a beginning. */
  services(typed: string): readonly Service[];
  /** Whether `*` may stand in it; it fills the gaps then, and names of what is missing do otherwise. */
  readonly wildcards: boolean;
}

/** Whole ARNs; once an ARN is begun, its field at the cursor, and what may follow from there to its end. */
export function completeArn(place: ArnPlace): readonly CompletionItem[] {
  const { spot } = place.target;
  const typed = spot.quoted ? readTypedArn(spot.typed) : undefined;
  return typed === undefined ? wholeForms(place) : [...completeField(typed, place)].slice(0, mostItems);
}

function wholeForms(place: ArnPlace): readonly CompletionItem[] {
  return mergeAlike(place.forms)
    .slice(0, mostItems - 1)
    .map((form) => formItem(form, { kept: '', rest: form.arn }, 0, place));
}

function completeField(typed: TypedArn, place: ArnPlace): readonly CompletionItem[] {
  const values = search(typed.typed, valuesOf(typed, place), ({ value }) => [value])
    .toSorted((a, b) => a.fit - b.fit)
    .map(({ thing }) => fieldItem(thing, typed, place));
  if (typed.field === 'relativeId') return [...roleAndPolicyItems(typed, place), ...formItems(typed, place)];
  // What follows is only offered where it would not take the place of something that is written already.
  if (followingFields(typed, place.target) !== '') return values;
  return typed.typed === '' ? [...formItems(typed, place), ...values] : [...values, ...formItems(typed, place)];
}

/** The forms that go on from what was typed, from the field at the cursor to their end. */
function formItems(typed: TypedArn, place: ArnPlace): readonly CompletionItem[] {
  if (!mayBeFinished(typed, place.catalogue)) return [];
  const service = typed.service?.toLowerCase();
  const forms = place.forms.filter(({ arn }) => {
    const own = readTypedArn(arn)?.service;
    return service === undefined || own === service || own?.startsWith('{') === true;
  });
  const offered = new Set<string>();
  return mergeAlike(forms.map((form) => ({ ...form, arn: formFrom(form.arn, typed.index) })))
    .map((form) => ({ form, next: continueForm(form.arn, typed.typed) }))
    .toSorted((a, b) => Number(isGuess(a.next, typed)) - Number(isGuess(b.next, typed)))
    .flatMap(({ form, next }) => {
      const text = next && next.kept + withStars(next.rest);
      if (next === undefined || text === undefined || offered.has(text)) return [];
      offered.add(text);
      return [formItem(form, next, typed.start, place)];
    })
    .slice(0, mostItems);
}

/** Whether what was typed is taken for the value of a variable, and not for the beginning of what the form says. */
function isGuess(next: Continuation | undefined, { typed }: TypedArn): boolean {
  return next?.kept.length === typed.length;
}

/** Whether a field may be left as it is, so that what follows it can be offered. */
function mayBeFinished({ field, typed }: TypedArn, { regions }: DialectCatalogue): boolean {
  if (typed === '' || hasWildcard(typed)) return true;
  if (field === 'region') return regions.includes(typed);
  return field !== 'account' || /^\d{12,}$/.test(typed);
}

const mostActionsNamed = 12;

function formItem(
  { type, actions }: ResourceForm,
  { kept, rest }: { readonly kept: string; readonly rest: string },
  from: number,
  { target, catalogue, locale, byActions, wildcards }: ArnPlace,
): CompletionItem {
  const count = actions.length > 0 ? countOf(actions.length, locale) : say(words.noneOfThem, locale);
  const facts = [type, byActions ? count : undefined].filter((fact) => fact !== undefined);
  const before = target.spot.typed.slice(0, from);
  const ids = actions.map(({ id }) => id);
  return stringItem(
    target,
    {
      label: kept + rest,
      kind: CompletionItemKind.Reference,
      filter: kept + withStars(rest),
      remark: facts.length === 0 ? undefined : facts.join(' · '),
      detail: ids.length === 0 ? undefined : plainNames(ids.slice(0, mostActionsNamed), ids.length, locale),
      topic: { of: 'resource', dialect: catalogue.dialect, name: before + kept + withStars(rest) },
    },
    plain(kept) + withGaps(rest, (variable) => gapText(variable, wildcards)),
    from,
  );
}

function gapText(variable: string, wildcards: boolean): string {
  if (variable === 'partition') return 'aws';
  return wildcards ? '*' : `<${variable}>`;
}

/** What one field of an ARN may say. */
interface FieldValue {
  readonly value: string;
  readonly remark?: string;
}

function valuesOf(typed: TypedArn, place: ArnPlace): readonly FieldValue[] {
  const { catalogue, locale, accounts, wildcards } = place;
  const any = wildcards ? [{ value: '*', remark: say(words.any, locale) }] : [];
  switch (typed.field) {
    case 'partition':
      return [...partitions].map(([value, meaning]) => ({ value, remark: say(meaning, locale) }));
    case 'service':
      return servicesOfForms(typed.typed, place).map(({ prefix, title }) => ({
        value: prefix,
        remark: say(title, locale),
      }));
    case 'region':
      return fixedValues(typed, place) ?? [...any, ...catalogue.regions.map((value) => ({ value }))];
    case 'account': {
      const seen = accounts.map((value) => ({ value, remark: say(seenAccount, locale) }));
      return fixedValues(typed, place) ?? [...seen, ...any];
    }
    case 'prefix':
    case 'relativeId':
      return [];
    default:
      return typed.field satisfies never;
  }
}

/** The services of the forms at hand, then the others. */
function servicesOfForms(typed: string, { forms, catalogue, services }: ArnPlace): readonly Service[] {
  const ofForms = forms.map(({ arn }) => catalogue.service(readTypedArn(arn)?.service ?? ''));
  const fitting = services(typed);
  return [...new Set([...ofForms.filter((service) => service !== undefined && fitting.includes(service)), ...fitting])]
    .filter((service) => service !== undefined)
    .slice(0, mostItems);
}

/** What stands in a field of the forms of the typed service, where none of them leaves it open. */
function fixedValues({ service, index }: TypedArn, { forms }: ArnPlace): readonly FieldValue[] | undefined {
  const ofService = forms.filter(({ arn }) => readTypedArn(arn)?.service === service?.toLowerCase());
  const values = [...new Set(ofService.map(({ arn }) => arn.split(':')[index] ?? ''))];
  if (values.length === 0 || values.some((value) => value.startsWith('{'))) return undefined;
  return values.filter((value) => value !== '').map((value) => ({ value }));
}

/** The fields after the one at the cursor as they stand in the text, with the colon before them. */
function followingFields({ start }: TypedArn, { spot }: Target): string {
  const end = spot.text.indexOf(':', start);
  return end < 0 ? '' : spot.text.slice(end);
}

/** One field of an ARN; the fields that follow stay, and where there are none, the next one is asked for. */
function fieldItem({ value, remark }: FieldValue, typed: TypedArn, { target }: ArnPlace): CompletionItem {
  const after = followingFields(typed, target);
  return stringItem(
    target,
    { label: value, kind: CompletionItemKind.Value, remark, continues: after === '' },
    plain(value + (after === '' ? ':' : after)),
    typed.start,
  );
}
