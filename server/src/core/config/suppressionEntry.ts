import { appendItem, indentUnit, insertMember, lineBreak } from '../document/edits.ts';
import { memberNamed } from '../document/jsonNode.ts';
import { pointerTo } from '../document/jsonPointer.ts';
import { parseValue } from '../document/parse.ts';
import type { PolicyDocument } from '../document/policyDocument.ts';
import type { Problem } from '../rules/rule.ts';
import { rootsOf } from '../rules/suppression.ts';
import type { Edit } from '../text/edit.ts';
import { contains, span } from '../text/span.ts';
import { patternOfPath } from './pathPattern.ts';

/**
 * What has to be written into a configuration for a problem to be suppressed, with an empty reason for a person to fill in;
 * `undefined` where the configuration is too broken for it.
 * @param config its text; `undefined` where there is none yet
 * @param path of the policy's file, relative to the folder of the configuration
 */
export function entryEdit(
  config: string | undefined,
  path: string,
  document: PolicyDocument,
  problem: Problem,
): Edit | undefined {
  const entry = entryFor(path, document, problem);
  if (config === undefined || config.trim() === '') {
    const text = `{\n  "suppressions": [\n    ${entry}\n  ]\n}\n`;
    return { span: span(0, config?.length ?? 0), text };
  }
  const parsed = parseValue(config, 0);
  if (parsed?.root.type !== 'object' || parsed.faults.length > 0) return undefined;
  const list = memberNamed(parsed.root, 'suppressions');
  if (list === undefined) {
    const value = `[\n${indentUnit(config)}${entry}\n]`.replaceAll('\n', lineBreak(config));
    return insertMember(config, parsed.root, 'suppressions', value, 'last');
  }
  return list.value?.type === 'array' ? appendItem(config, list.value, entry) : undefined;
}

function entryFor(path: string, document: PolicyDocument, { code, span: at }: Problem): string {
  const root = rootsOf(document).find((each) => contains(each.span, at));
  const members = [
    ['rule', code],
    ['path', patternOfPath(path)],
    ...(root === undefined ? [] : [['pointer', pointerTo(root, at)]]),
    ['reason', ''],
  ];
  return `{ ${members.map((member) => member.map((part) => JSON.stringify(part)).join(': ')).join(', ')} }`;
}
