import { replaceNode } from '../../document/edits.ts';
import { type ArrayNode, type JsonNode, objectsIn } from '../../document/jsonNode.ts';
import { elementsNamed, type Statement } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

/** A list of one string. RAM stores the bare string, so that tools that compare texts see a change that is none. */
const rule: Rule = defineRule({
  category: 'style',
  level: 'off',
  messages: {
    single: { en: 'A list of one says what {0} alone says.', 'zh-cn': '只有一项的列表与直接写 {0} 含义相同。' },
  },
  fixTitles: {
    unwrap: { en: 'Take {0} out of its list', 'zh-cn': '去掉列表，直接写 {0}' },
  },
  visit: {
    statement(statement, { document: { text }, report }) {
      for (const { list, item } of singleItemLists(statement)) {
        const source = text.slice(item.span.start, item.span.end);
        report({
          at: list.span,
          message: 'single',
          args: [source],
          fixes: [{ title: 'unwrap', args: [source], grade: 'narrows', edits: [replaceNode(list, source)] }],
        });
      }
    },
  },
});

export default rule;

interface SingleItemList {
  readonly list: ArrayNode;
  readonly item: JsonNode;
}

function singleItemLists(statement: Statement): readonly SingleItemList[] {
  const plain = (['Action', 'NotAction', 'Resource', 'NotResource'] as const).flatMap((name) =>
    elementsNamed(statement, name).map(({ member }) => member.value),
  );
  const nested = (['Principal', 'NotPrincipal', 'Condition'] as const).flatMap((name) =>
    elementsNamed(statement, name).flatMap(({ member: { value } }) =>
      value === undefined ? [] : objectsIn(value).flatMap(({ members }) => members.map((member) => member.value)),
    ),
  );
  return [...plain, ...nested].flatMap((value) => {
    if (value?.type !== 'array' || !value.closed) return [];
    const [item, another] = value.items;
    return item?.type === 'string' && another === undefined ? [{ list: value, item }] : [];
  });
}
