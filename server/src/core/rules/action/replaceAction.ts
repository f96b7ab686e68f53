import { replaceString } from '../../document/edits.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import type { Localized } from '../../text/locale.ts';
import type { FindingFix, Grade } from '../rule.ts';

/** Titles of the fixes of `replaceAction`. */
export const replaceTitles: Readonly<Record<'replace', Localized>> = {
  replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
};

/**
 * The one fix of a rule that knows how an action is spelt right; none where no spelling is known.
 * A misspelt action grants nothing, so another spelling is a `choice`, except where only letter case changes.
 */
export function replaceAction(
  node: StringNode,
  spelling: string | undefined,
  grade: Grade,
): readonly FindingFix<'replace'>[] {
  if (spelling === undefined) return [];
  return [{ title: 'replace', args: [spelling], grade, edits: [replaceString(node, spelling)] }];
}
