import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type ActionPattern, actionCovers, parseActionPattern } from '../../document/actionPattern.ts';
import type { ActionElement, Statement } from '../../document/policy.ts';
import type { Localized } from '../../text/locale.ts';
import { replaceWithSeveral } from '../replaceWithSeveral.ts';
import type { FindingFix, RuleContext } from '../rule.ts';
import { isReading } from './actionGravity.ts';

/** More than this many entries in place of one would be read by nobody. */
const mostEntries = 24;

/** Verbs under which no vendor will ever put an action that changes something. */
const lookingVerbs: ReadonlySet<string> = new Set(['Describe', 'Get', 'List', 'Query', 'Search', 'Check']);

/** Titles of the fixes of `keepReading`. */
export const readingTitles: Readonly<Record<'reading', Localized>> = {
  reading: { en: 'Keep only the actions of "{0}" that read', 'zh-cn': '只保留“{0}”中的读取类操作' },
};

/** The fix that puts in the place of a pattern what it has for reading; none where that is nothing or a long list. */
export function keepReading(
  { node, text, pattern }: ActionElement,
  statement: Statement,
  { catalogue, document }: Pick<RuleContext, 'catalogue' | 'document'>,
): readonly FindingFix<'reading'>[] {
  const entries = readingEntries(pattern, catalogue);
  if (entries.length === 0 || entries.length > mostEntries) return [];
  const edits = [replaceWithSeveral(document.text, statement, node, entries)];
  return [{ title: 'reading', args: [text], grade: 'choice', edits }];
}

/**
 * The actions and patterns that allow what an action pattern allows, but for all that does more than look.
 * The plain verbs of looking stand as `kms:List*` where the service has nothing else under them.
 */
function readingEntries(pattern: ActionPattern, catalogue: DialectCatalogue): readonly string[] {
  const reading = catalogue.actionsMatching(pattern).filter(isReading);
  const all = catalogue.actionsOf(reading[0]?.prefix ?? '');
  return [...verbsOf(reading)].flatMap(([verb, actions]) => {
    const inBrief = `${actions[0]?.prefix}:${verb}*`;
    const isBrief = actions.length > 1 && lookingVerbs.has(verb) && standsForReading(inBrief, verb, all, pattern);
    return isBrief ? [inBrief] : actions.map(({ id }) => id);
  });
}

function standsForReading(entry: string, verb: string, all: readonly Action[], whole: ActionPattern): boolean {
  if (!actionCovers(whole, parseActionPattern(entry))) return false;
  const begins = verb.toLowerCase();
  return all.every((action) => isReading(action) || !action.name.toLowerCase().startsWith(begins));
}

/** Actions by the first word of their names, in the order in which the words first come. */
export function verbsOf(actions: readonly Action[]): ReadonlyMap<string, readonly Action[]> {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const verb = /^[A-Z]?[a-z]+/.exec(action.name)?.[0] ?? action.name;
    const group = groups.get(verb);
    if (group === undefined) groups.set(verb, [action]);
    else group.push(action);
  }
  return groups;
}
