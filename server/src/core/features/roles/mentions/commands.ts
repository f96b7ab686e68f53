import { span } from '../../../text/span.ts';
import { createsWords, type NameSort, type Telling } from './mention.ts';

const operation = /\b(?:CreateServiceLinkedRole|CreateRole|create-service-linked-role|create-role)\b/g;
const option =
  /--(?<name>ServiceName|ServiceLinkedRole|RoleName|service-name|aws-service-name|service-linked-role|role-name)(?:[ \t]+|=)\\?["']?/g;

/** Characters of a call that are looked at on either side of the operation. */
const longest = 2000;

/**
 * The roles that calls of the clouds' command lines create: `aliyun resourcemanager CreateServiceLinkedRole
 * --ServiceName …`, `aws iam create-service-linked-role --aws-service-name …`, also over several lines.
 * @param isComment whether an offset lies in a comment; asked for rising offsets
 */
export function commandTellings(text: string, isComment: (offset: number) => boolean): readonly Telling[] {
  const tellings: Telling[] = [];
  let done = 0;
  for (const { 0: name, index } of text.matchAll(operation)) {
    if (index < done) continue;
    const before = text.slice(Math.max(done, index - longest), index);
    const call = before.slice(endOfLast(before, callEnd));
    const args = index + name.length;
    done = args;
    if (isComment(index) || !/(?:^|[\s"'`(=])(?:aliyun|aws)\s/.test(call)) continue;
    const after = text.slice(args, args + longest);
    const end = callEnd.exec(after)?.index ?? after.length;
    done = args + end;
    for (const match of after.slice(0, end).matchAll(option)) {
      const value = args + match.index + match[0].length;
      tellings.push({
        span: span(value, value + 1),
        kind: 'creates',
        words: createsWords,
        sort: sortOf(match.groups?.['name'] ?? ''),
      });
    }
  }
  return tellings;
}

/** What ends a call: the end of a line that is not continued, or a sign that begins the next command. */
const callEnd = /(?<![\\`^]\r?)\n|[;|&]/;

function endOfLast(text: string, ends: RegExp): number {
  const last = [...text.matchAll(new RegExp(ends, 'g'))].at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

function sortOf(optionName: string): NameSort {
  return /service-?name$/i.test(optionName) ? 'service' : 'role';
}
