import type { RedundantAction } from '../../access/redundantActions.ts';
import { removeItem } from '../../document/edits.ts';
import type { Localized } from '../../text/locale.ts';
import type { FindingFix } from '../rule.ts';

/** Titles of the fixes of `removeAction`. */
export const removeTitles: Readonly<Record<'remove', Localized>> = {
  remove: { en: 'Remove "{0}"', 'zh-cn': '删除“{0}”' },
};

/** The fix that takes a needless action out of its list. */
export function removeAction(text: string, { list, action }: RedundantAction): readonly FindingFix<'remove'>[] {
  return [{ title: 'remove', args: [action.text], grade: 'narrows', edits: [removeItem(text, list, action.node)] }];
}
