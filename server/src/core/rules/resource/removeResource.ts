import { removeItem } from '../../document/edits.ts';
import type { Localized } from '../../text/locale.ts';
import type { FindingFix } from '../rule.ts';
import type { RedundantResource } from './redundantResources.ts';

/** Titles of the fixes of `removeResource`. */
export const removeTitles: Readonly<Record<'remove', Localized>> = {
  remove: { en: 'Remove "{0}"', 'zh-cn': '删除“{0}”' },
};

/** The fix that takes a needless resource out of its list. */
export function removeResource(text: string, { list, resource }: RedundantResource): readonly FindingFix<'remove'>[] {
  return [{ title: 'remove', args: [resource.text], grade: 'narrows', edits: [removeItem(text, list, resource.node)] }];
}
