import { replaceNode } from '../../document/edits.ts';
import { firstLine } from '../../document/headline.ts';
import type { ArrayNode, JsonNode } from '../../document/jsonNode.ts';
import type { Element } from '../../document/policy.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { describeType, quoting, type TypeFix, unnesting } from './valueTypes.ts';

type Message = 'string' | 'strings' | 'item' | 'object' | 'bare';
type Title = TypeFix | 'unwrap';
type Context = RuleContext<Message, Title>;

const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    string: { en: '{0} takes a string, not {1}.', 'zh-cn': '{0} 应为字符串，而不是{1}。' },
    strings: {
      en: '{0} takes a string or a list of strings, not {1}.',
      'zh-cn': '{0} 应为字符串或字符串列表，而不是{1}。',
    },
    item: { en: 'An item of {0} has to be a string, not {1}.', 'zh-cn': '{0} 的列表项应为字符串，而不是{1}。' },
    object: { en: '{0} takes an object, not {1}.', 'zh-cn': '{0} 应为对象，而不是{1}。' },
    bare: {
      en: 'RAM documents every value of a condition as a string, and {0} stands without quotes.',
      'zh-cn': 'RAM 文档中的条件值均为字符串，此处{0}没有加引号。',
    },
  },
  fixTitles: {
    quote: { en: 'Write "{0}"', 'zh-cn': '改为“{0}”' },
    flatten: { en: 'Take the items out of the inner list', 'zh-cn': '去掉内层列表' },
    unwrap: { en: 'Take the string out of the list', 'zh-cn': '去掉列表，只保留字符串' },
  },
  visit: {
    policy({ elements }, context) {
      for (const element of elements) if (element.name === 'Id') checkString(element, context);
    },
    statement({ elements }, context) {
      for (const element of elements) checkElement(element, context);
    },
  },
});

export default rule;

function checkElement(element: Element, context: Context): void {
  const { name, member } = element;
  switch (name) {
    case 'Sid':
    case 'Effect':
      checkString(element, context);
      break;
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      checkStrings(name, member.value, context);
      break;
    case 'Principal':
    case 'NotPrincipal':
      checkPrincipal(name, member.value, context);
      break;
    case 'Condition':
      checkCondition(member.value, context);
      break;
    case 'Version':
    case 'Statement':
    case 'Id':
    case undefined:
      break;
    default:
      name satisfies never;
  }
}

function checkString({ name, text, member: { value } }: Element, context: Context): void {
  if (value === undefined || value.type === 'string') return;
  const only = value.type === 'array' && value.items.length === 1 ? value.items[0] : undefined;
  if (only?.type === 'string') {
    const edits = [replaceNode(value, context.document.text.slice(only.span.start, only.span.end))];
    tell('string', text, value, context, [{ title: 'unwrap', grade: 'narrows', edits }]);
  } else {
    // A number or boolean is no Effect, with quotes or without.
    tell('string', text, value, context, name === 'Effect' ? [] : quoting(context.document.text, value));
  }
}

function checkStrings(name: string, value: JsonNode | undefined, context: Context): void {
  if (value?.type === 'array') checkItems(name, value, context);
  else if (value !== undefined && value.type !== 'string' && !isSet(value)) {
    tell('strings', name, value, context, quoting(context.document.text, value));
  }
}

/** `{"arn:…"}` is a list in the wrong brackets, which is told as a fault of the syntax. */
function isSet(node: JsonNode): boolean {
  return node.type === 'object' && node.members.some(({ value }) => value === undefined);
}

function checkItems(name: string, list: ArrayNode, context: Context): void {
  for (const item of list.items) {
    if (item.type === 'array') tell('item', name, item, context, unnesting(context.document.text, list, item));
    else if (item.type !== 'string') tell('item', name, item, context, quoting(context.document.text, item));
  }
}

function checkPrincipal(name: string, value: JsonNode | undefined, context: Context): void {
  if (value === undefined || value.type === 'string') return;
  if (value.type === 'object') {
    for (const { name: type, value: strings } of value.members) checkStrings(type.value, strings, context);
  } else if (value.type !== 'array' || context.policy.recognition.dialect === 'iam') {
    tell('object', name, value, context, []);
  } else {
    // The bucket policies of OSS list their principals without a type.
    checkItems(name, value, context);
  }
}

function checkCondition(block: JsonNode | undefined, context: Context): void {
  if (block === undefined) return;
  if (block.type !== 'object') {
    tell('object', 'Condition', block, context, []);
    return;
  }
  for (const { name: operator, value: keys } of block.members) {
    if (keys?.type !== 'object') {
      if (keys !== undefined) tell('object', operator.value, keys, context, []);
      continue;
    }
    for (const { name: key, value } of keys.members) checkValues(key.value, value, context);
  }
}

function checkValues(key: string, value: JsonNode | undefined, context: Context): void {
  const list = value?.type === 'array' ? value : undefined;
  for (const item of list?.items ?? (value === undefined ? [] : [value])) {
    if (item.type === 'number' || item.type === 'boolean') {
      // AWS takes them as they are; what RAM does with them is unknown.
      if (context.policy.recognition.dialect === 'ram') {
        context.report({
          at: item.span,
          level: 'hint',
          message: 'bare',
          args: [describeType(context.document.text, item, context.locale)],
          fixes: quoting(context.document.text, item),
        });
      }
    } else if (item.type === 'array' && list !== undefined) {
      tell('item', key, item, context, unnesting(context.document.text, list, item));
    } else if (item.type !== 'string') {
      tell(list === undefined ? 'strings' : 'item', key, item, context, []);
    }
  }
}

function tell(
  message: Message,
  name: string,
  node: JsonNode,
  { document: { text }, locale, report }: Context,
  fixes: readonly FindingFix<Title>[],
): void {
  report({ at: firstLine(text, node.span), message, args: [name, describeType(text, node, locale)], fixes });
}
