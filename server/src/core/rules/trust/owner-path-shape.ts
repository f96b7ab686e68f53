import type { StringNode } from '../../document/jsonNode.ts';
import { openPlaceholders, placeholdersIn } from '../../document/placeholder.ts';
import { defineRule, type Rule } from '../rule.ts';
import { isUnfilled, ownerKeys } from './principalForms.ts';

type Message = 'account' | 'directory' | 'slash' | 'path directory' | 'path root' | 'path folder';

/** The id of a resource directory, or a path in one, that does not look like one; nothing would match it. */
const rule: Rule = defineRule<Message>({
  category: 'correctness',
  level: 'warning',
  dialects: ['ram'],
  kinds: ['trust'],
  messages: {
    account: {
      en: '"{0}" is an account and no resource directory; an account is named before the service, as in "{0}@ecs.aliyuncs.com".',
      'zh-cn': '“{0}”是账号而不是资源目录；账号应写在云服务之前，例如“{0}@ecs.aliyuncs.com”。',
    },
    directory: {
      en: '"{0}" is no id of a resource directory; these begin with "rd-".',
      'zh-cn': '“{0}”不是资源目录 ID；资源目录 ID 以“rd-”开头。',
    },
    slash: {
      en: '"{0}" has nothing between two slashes or before the first; a path is written as "rd-…/r-…/fd-…".',
      'zh-cn': '“{0}”在斜杠之前或两个斜杠之间缺少内容；路径应写作“rd-…/r-…/fd-…”。',
    },
    'path directory': {
      en: 'The path "{0}" does not begin with the id of a resource directory, "rd-…".',
      'zh-cn': '路径“{0}”没有以资源目录 ID“rd-…”开头。',
    },
    'path root': {
      en: 'Behind the resource directory the path "{0}" lacks the id of the root folder, "r-…".',
      'zh-cn': '路径“{0}”在资源目录 ID 之后缺少根资源夹 ID“r-…”。',
    },
    'path folder': {
      en: '"{1}" in the path "{0}" is neither a folder, "fd-…", nor an account.',
      'zh-cn': '路径“{0}”中的“{1}”既不是资源夹“fd-…”，也不是账号。',
    },
  },
  visit: {
    condition({ key, values }, { report }) {
      const [directoryKey] = ownerKeys;
      if (!ownerKeys.includes(key.value)) return;
      const strings = values.filter((value): value is StringNode => value.type === 'string');
      for (const { value, span } of strings) {
        const fault = key.value === directoryKey ? faultOfDirectory(value) : faultOfPath(value);
        if (fault !== undefined) report({ at: span, message: fault.message, args: [value, fault.part] });
      }
    },
  },
});

export default rule;

interface Fault {
  readonly message: Message;
  readonly part: string;
}

function faultOfDirectory(value: string): Fault | undefined {
  if (isUnfilled(value) || mayBegin(value, 'rd-')) return undefined;
  return { message: /^\d{10,}$/.test(value) ? 'account' : 'directory', part: value };
}

/** What is not known of a path may be anything, also several parts. */
function faultOfPath(value: string): Fault | undefined {
  const holdsEllipsis = placeholdersIn(value).some(({ sort }) => sort === 'ellipsis' || sort === 'template');
  if (holdsEllipsis || value === '') return undefined;
  if (/^\d{10,}$/.test(value)) return { message: 'account', part: value };
  const parts = openPlaceholders(value).replace(/\/$/, '').split('/');
  const [directory = '', root, ...folders] = parts;
  if (parts.includes('')) return { message: 'slash', part: value };
  if (!mayBegin(directory, 'rd-')) return { message: 'path directory', part: directory };
  // A star at the end of a part may take in the parts behind it as well.
  if (root === undefined || directory.includes('*')) return undefined;
  if (!mayBegin(root, 'r-')) return { message: 'path root', part: root };
  const strange = folders.find((part) => !mayBegin(part, 'fd-') && !/^[\d*?]+$/.test(part));
  return strange === undefined || root.includes('*') ? undefined : { message: 'path folder', part: strange };
}

/** Whether a pattern can match something that begins so. */
function mayBegin(pattern: string, start: string): boolean {
  const wildcard = pattern.search(/[*?]/);
  const literal = wildcard < 0 ? pattern : pattern.slice(0, wildcard);
  return literal.startsWith(start) || (wildcard >= 0 && start.startsWith(literal));
}
