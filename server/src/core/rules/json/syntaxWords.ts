import type { Localized } from '../../text/locale.ts';
import type { Finding } from '../rule.ts';

/** What `json/syntax` says, by the cause that it found. */
export type SyntaxMessage =
  | 'comma'
  | 'colon'
  | 'value'
  | 'name'
  | 'set'
  | 'comma too many'
  | 'quote'
  | 'single quotes'
  | 'bare'
  | 'ellipsis'
  | 'escape'
  | 'control'
  | 'number'
  | 'unclosed'
  | 'open'
  | 'mismatched'
  | 'closes nothing'
  | 'tail'
  | 'outside'
  | 'member'
  | 'unexpected'
  | 'comment'
  | 'deep'
  | 'template';

export const syntaxMessages: Readonly<Record<SyntaxMessage, Localized>> = {
  comma: { en: 'A comma is missing before {0}.', 'zh-cn': '{0} 前面缺少逗号。' },
  colon: { en: 'A colon is missing between {0} and its value.', 'zh-cn': '{0} 与其值之间缺少冒号。' },
  value: { en: '{0} has no value.', 'zh-cn': '{0} 缺少值。' },
  name: { en: 'A name in double quotes is missing before {0}.', 'zh-cn': '{0} 前面缺少带双引号的名称。' },
  set: {
    en: '{0} stands in braces without a value; a list takes square brackets.',
    'zh-cn': '花括号中的 {0} 没有值；列表应使用方括号。',
  },
  'comma too many': { en: 'There is a comma too many.', 'zh-cn': '此处多了一个逗号。' },
  quote: { en: 'The double quotes on this line do not pair up: {0}', 'zh-cn': '此行的双引号不成对：{0}' },
  'single quotes': {
    en: 'JSON takes only double quotes, and {0} stands in single ones.',
    'zh-cn': 'JSON 只接受双引号，而 {0} 使用了单引号。',
  },
  bare: { en: '{0} has to stand in double quotes.', 'zh-cn': '{0} 需要加双引号。' },
  ellipsis: {
    en: '{0} stands for something left out, which JSON has no sign for.',
    'zh-cn': '{0} 表示省略的内容，JSON 没有这种写法。',
  },
  escape: {
    en: 'The backslash in {0} escapes nothing that JSON knows; text copied from Markdown often has such backslashes.',
    'zh-cn': '{0} 不是 JSON 的转义序列；从 Markdown 复制的文本常带有这种反斜线。',
  },
  control: {
    en: 'A string cannot hold the character {0} as it is; JSON writes it {1}.',
    'zh-cn': '字符串中不能直接包含字符 {0}，JSON 中应写作 {1}。',
  },
  number: { en: '{0} is not a number that JSON knows.', 'zh-cn': '{0} 不是合法的 JSON 数字。' },
  unclosed: { en: 'The policy ends too early: {0} is missing.', 'zh-cn': '策略不完整，末尾缺少 {0}。' },
  open: { en: 'This {0} is not closed.', 'zh-cn': '此处的 {0} 没有闭合。' },
  mismatched: { en: '{0} stands here while a {1} is still open.', 'zh-cn': '此处出现了 {0}，但前面的 {1} 尚未闭合。' },
  'closes nothing': { en: '{0} closes nothing.', 'zh-cn': '{0} 没有对应的左括号。' },
  tail: { en: 'The end of the policy stands here a second time.', 'zh-cn': '策略的结尾在此处重复了一遍。' },
  outside: { en: '{0} stands outside the policy.', 'zh-cn': '{0} 位于策略之外。' },
  member: { en: '{0} stands here without the braces of a policy around it.', 'zh-cn': '{0} 外面缺少策略的花括号。' },
  unexpected: { en: '{0} is out of place here.', 'zh-cn': '此处不应出现 {0}。' },
  comment: { en: 'The comment is never closed.', 'zh-cn': '注释没有结束标记。' },
  deep: {
    en: 'The brackets nest more than 200 levels deep, so the text is not read any further.',
    'zh-cn': '括号嵌套超过 200 层，后面的内容未作检查。',
  },
  template: {
    en: '{0} is a template expression, not JSON; this is a policy only once it has been filled in.',
    'zh-cn': '{0} 是模板表达式，不是 JSON；渲染之后才是完整的策略。',
  },
};

/** What `json/syntax` offers to do. */
export type SyntaxFix =
  | 'insert'
  | 'remove'
  | 'replace'
  | 'quote'
  | 'quotes'
  | 'escapes'
  | 'controls'
  | 'brackets'
  | 'tail'
  | 'braces'
  | 'list';

export const syntaxFixTitles: Readonly<Record<SyntaxFix, Localized>> = {
  insert: { en: 'Insert {0}', 'zh-cn': '插入 {0}' },
  remove: { en: 'Remove {0}', 'zh-cn': '删除 {0}' },
  replace: { en: 'Replace with {0}', 'zh-cn': '替换为 {0}' },
  quote: { en: 'Put {0} in double quotes', 'zh-cn': '为 {0} 加上双引号' },
  quotes: { en: 'Replace the single quotes with double ones', 'zh-cn': '将单引号替换为双引号' },
  escapes: { en: 'Remove the backslashes that escape nothing', 'zh-cn': '删除无效的反斜线' },
  controls: { en: 'Write control characters as JSON does', 'zh-cn': '将控制字符改为 JSON 转义写法' },
  brackets: { en: 'Use square brackets', 'zh-cn': '改用方括号' },
  tail: { en: 'Remove the second end', 'zh-cn': '删除重复的结尾' },
  braces: { en: 'Put braces around the text', 'zh-cn': '为全文加上花括号' },
  list: { en: 'Put square brackets around the statements', 'zh-cn': '为这些语句加上方括号' },
};

/** What is to be said of a syntax fault. */
export type Diagnosis = Finding<SyntaxMessage, SyntaxFix>;
