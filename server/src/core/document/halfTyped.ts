import type { CursorPlace } from './cursor.ts';
import { policyForm } from './find.ts';
import { type JsonNode, memberNamed } from './jsonNode.ts';
import { lower } from './lower.ts';
import { parseValue } from './parse.ts';
import type { Policy, PolicyForm } from './policy.ts';
import type { PolicyDocument } from './policyDocument.ts';
import { recognise } from './recognise.ts';

/**
 * Readings of the policy that a cursor is in, most faithful first; none where the text neither is nor may become a policy.
 * A bare or unclosed word makes a parser lose what follows it, so the text is then read with that word made harmless;
 * where even that hides the place of the cursor, only what stands before the word is read.
 */
export function* policiesAround(document: PolicyDocument, place: CursorPlace): Generator<Policy> {
  const { plain } = document.json;
  const { spot } = place;
  const start = place.frames[0]?.start ?? 0;
  const anyObject = document.claimed || isLoneObject(plain, place);
  const found = document.policies.find(({ span }) => span.start <= start && start < span.end);
  const asWritten = found !== undefined && found.form === formOf(found.node, anyObject) ? found : undefined;
  const isWhole = spot.text === '' ? !missesValue(place) : spot.quoted && spot.closed;
  if (asWritten !== undefined && isWhole) yield asWritten;
  if (anyObject || /Version|Statement|Effect|Action/.test(plain)) {
    for (const text of [withoutWord(plain, place), plain.slice(0, spot.outer.start)]) {
      const policy = readPolicy(text, start, { anyObject, document });
      if (policy !== undefined) yield policy;
    }
  }
  if (asWritten !== undefined && !isWhole) yield asWritten;
}

function readPolicy(
  text: string,
  start: number,
  { anyObject, document }: { readonly anyObject: boolean; readonly document: PolicyDocument },
): Policy | undefined {
  const value = parseValue(text, start);
  const form = value === undefined ? undefined : formOf(value.root, anyObject);
  if (value === undefined || form === undefined) return undefined;
  const lowered = lower(value.root, form);
  const settled = document.policies[0]?.recognition;
  const recognition = recognise(lowered, {
    dialect: settled?.dialectFrom === 'setting' ? settled.dialect : undefined,
    kind: settled?.kindFrom === 'setting' ? settled.kind : undefined,
    claimed: document.claimed,
  });
  return recognition === undefined ? undefined : { ...lowered, recognition };
}

/** How a value is a policy or about to become one. */
function formOf(node: JsonNode, anyObject: boolean): PolicyForm | undefined {
  return policyForm(node) ?? halfTypedForm(node) ?? (anyObject && node.type === 'object' ? 'document' : undefined);
}

function halfTypedForm(node: JsonNode): PolicyForm | undefined {
  if (node.type === 'array') return node.items.some(isHalfTypedStatement) ? 'statements' : undefined;
  if (node.type !== 'object') return undefined;
  const statement = memberNamed(node, 'Statement')?.value;
  const items = statement?.type === 'array' ? statement.items : [statement];
  const mayBeStatements = items.every(
    (item) => item?.type === 'object' && (item.members.length === 0 || isHalfTypedStatement(item)),
  );
  if (statement !== undefined && mayBeStatements) return 'document';
  const version = memberNamed(node, 'Version');
  if (
    version !== undefined &&
    mayBeVersion(version.value) &&
    node.members.every(({ name }) => /^(Version|Id|Statement)$/.test(name.value))
  )
    return 'document';
  return isHalfTypedStatement(node) ? 'statement' : undefined;
}

function mayBeVersion(value: JsonNode | undefined): boolean {
  return value === undefined || (value.type === 'string' && /^(1?|20\d\d-\d\d-\d\d)$/.test(value.value));
}

/** An object with either an Effect or an Action; one with both is judged by `policyForm` alone. */
function isHalfTypedStatement(node: JsonNode): boolean {
  if (node.type !== 'object') return false;
  const effect = memberNamed(node, 'Effect');
  const action = memberNamed(node, 'Action') ?? memberNamed(node, 'NotAction');
  if (effect !== undefined && action !== undefined) return policyForm(node) !== undefined;
  if (effect !== undefined) return effect.value?.type === 'string' && /^(Allow|Deny)$/.test(effect.value.value);
  return action?.value?.type === 'string' || action?.value?.type === 'array';
}

/** Whether a text is one object with nothing in it yet but the word at the cursor. */
function isLoneObject(plain: string, { spot }: CursorPlace): boolean {
  const around = plain.slice(0, spot.outer.start) + plain.slice(spot.outer.end);
  return /^\s*\{\s*\}?\s*$/.test(around);
}

/** Whether a member has no value, so that a parser takes the name of the next member for it. */
function missesValue({ role, spot }: Pick<CursorPlace, 'role' | 'spot'>): boolean {
  return role === 'value' && spot.text === '' && !spot.quoted && !spot.list && spot.needsCommaAfter;
}

/** The text with the word at the cursor turned into an empty value, or into blanks where it would be a name; offsets stay. */
function withoutWord(plain: string, { role, spot }: CursorPlace): string {
  const { start, end } = spot.outer;
  if (missesValue({ role, spot })) {
    return /\s/.test(plain[start - 1] ?? '') ? `${plain.slice(0, start - 1)}0${plain.slice(start)}` : plain;
  }
  const length = end - start;
  const filler = role === 'name' && !spot.hasValue ? '' : length > 1 ? '""' : role === 'value' ? '0' : '';
  return plain.slice(0, start) + filler.padEnd(length) + plain.slice(end);
}
