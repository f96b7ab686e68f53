import { readCondition } from '../../access/condition.ts';
import { type Region, regionTakes } from '../../access/region.ts';
import { removeItem } from '../../document/edits.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isOpen, termOf, valueText } from './conditionTerm.ts';

const rule: Rule = defineRule({
  category: 'suggestion',
  level: 'hint',
  messages: {
    again: {
      en: '"{0}" stands in this list already.',
      'zh-cn': '“{0}”在此列表中已经出现过。',
    },
    covered: {
      en: '"{0}" is covered by "{1}" in the same list.',
      'zh-cn': '“{0}”已被同一列表中的“{1}”覆盖。',
    },
    because: {
      en: '"{0}" stands here.',
      'zh-cn': '“{0}”在此处。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove "{0}"', 'zh-cn': '删除“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const { value, values } = entry;
      if (value?.type !== 'array' || values.length < 2) return;
      const { document, policy, report } = context;
      const type = termOf(entry, statement, context)?.operator?.type;
      // Several booleans are a fault of their own.
      if (type === undefined || type === 'boolean' || type === 'null') return;
      const { regions } = readCondition(entry, policy.recognition.dialect, 'characters');
      const listed = values.map((node, index) => readValue(valueText(node), regions[index]));
      for (const [index, node] of values.entries()) {
        const place = placeOfCover(listed, index);
        const because = place === undefined ? undefined : values[place];
        const [inner, outer] = [listed[index], listed[place ?? -1]];
        if (because === undefined || inner === undefined || outer === undefined) continue;
        report({
          at: node.span,
          message: covers(inner, outer) ? 'again' : 'covered',
          args: [inner.text, outer.text],
          tag: 'unnecessary',
          related: [{ at: because.span, message: 'because', args: [outer.text] }],
          fixes: [
            { title: 'remove', args: [inner.text], grade: 'narrows', edits: [removeItem(document.text, value, node)] },
          ],
        });
      }
    },
  },
});

export default rule;

interface ListedValue {
  readonly text: string;
  /** What it takes in; `undefined` where that is not known. */
  readonly region: Region;
}

function readValue(text: string, region: Region): ListedValue {
  return { text, region: text.includes('${') || isOpen(text) ? undefined : region };
}

/**
 * Place of another value that makes this one needless: any one of a list is enough, and of a negated list each takes its share away.
 * Of two that say the same, the later is needless.
 */
function placeOfCover(listed: readonly ListedValue[], index: number): number | undefined {
  const own = listed[index];
  if (own === undefined) return undefined;
  const place = listed.findIndex(
    (other, at) => at !== index && covers(other, own) && (at < index || !covers(own, other)),
  );
  return place < 0 ? undefined : place;
}

function covers(outer: ListedValue, inner: ListedValue): boolean {
  return outer.text === inner.text || regionTakes(outer.region, inner.region);
}
