import { insertMember, removeMember, replaceString } from '../document/edits.ts';
import type { ObjectNode } from '../document/jsonNode.ts';
import type { ConditionEntry, Statement } from '../document/policy.ts';
import type { Edit } from '../text/edit.ts';
import { span } from '../text/span.ts';
import { operatorBlocks } from './cond/conditionTerm.ts';

/**
 * Puts one key with its values under another operator; the operator itself is renamed where no other key stands under it.
 * @param value JSON text that the key gets there; its own value where absent
 * @returns `undefined` where the other operator has that key already, or the text is half typed
 */
export function moveKey(
  text: string,
  statement: Statement,
  { operator, key, value: own }: ConditionEntry,
  wanted: string,
  value?: string,
): readonly Edit[] | undefined {
  const blocks = operatorBlocks(statement);
  const block = blocks.find(({ member }) => member.name === operator);
  const keys = block?.member.value;
  const member = keys?.type === 'object' ? keys.members.find(({ name }) => name === key) : undefined;
  if (block === undefined || keys?.type !== 'object' || member === undefined || own === undefined) return undefined;
  const written = value ?? text.slice(own.span.start, own.span.end);
  const isAlone = keys.members.length === 1;
  const target = blocks.find(
    ({ condition, member: { name } }) => condition === block.condition && name.value === wanted,
  );
  if (target === undefined) {
    if (!isAlone) {
      const inner = `{ ${JSON.stringify(key.value)}: ${written} }`;
      return [
        claim(block.condition),
        removeMember(text, keys, member),
        insertMember(text, block.condition, wanted, inner, 'last'),
      ];
    }
    const rename = [claim(block.condition), replaceString(operator, wanted)];
    return value === undefined ? rename : [...rename, { span: own.span, text: value }];
  }
  const others = target.member.value;
  if (others?.type !== 'object' || others.members.some(({ name }) => name.value === key.value)) return undefined;
  const remove = isAlone ? removeMember(text, block.condition, block.member) : removeMember(text, keys, member);
  return [claim(block.condition), remove, insertMember(text, others, key.value, written, 'last')];
}

/**
 * An edit that writes nothing, but comes into the way of every other fix with it.
 * Two fixes of one round might give two operators the same name, and with it one of their blocks would be lost.
 */
export function claim({ span: { start } }: ObjectNode): Edit {
  return { span: span(start + 1, start + 1), text: '' };
}
