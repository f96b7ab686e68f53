import { createScanner } from 'jsonc-parser';
import { type Span, span } from '../text/span.ts';
import { templateMark } from './foreignText.ts';
import type { JsonNode, Member, ObjectNode } from './jsonNode.ts';
import { type ParsedValue, parseValue, type SyntaxFault } from './parse.ts';
import type { PolicyForm } from './policy.ts';

/** How the text around policies is to be read: as JSON, as JSON with comments, or as prose with JSON in it. */
export type HostLanguage = 'json' | 'jsonc' | 'prose';

/** A stretch of a text that holds one policy. */
export interface PolicyRegion {
  readonly form: PolicyForm;
  readonly value: ParsedValue;
}

/** Every policy of a text, and what stands between them that no JSON reader takes. */
export interface FoundPolicies {
  readonly regions: readonly PolicyRegion[];
  /** JSON values at the top of a JSON text, policies or not. */
  readonly values: readonly ParsedValue[];
  readonly stray: readonly SyntaxFault[];
  /** Comments before, between and behind the values of a JSON text. */
  readonly comments: readonly Span[];
}

const worthParsing = /statement|effect|version/i;

/**
 * Finds whole policies, bare statements and statement lists, also several after each other.
 * In prose a policy may stand anywhere; in JSON only values at the top are looked at.
 * @param claimed whether a person said that this text is a policy, so that its first object is taken as one
 */
export function findPolicies(plain: string, host: HostLanguage, claimed: boolean): FoundPolicies {
  if (!claimed && !worthParsing.test(plain)) return { regions: [], values: [], stray: [], comments: [] };
  return host === 'prose' ? findInProse(plain) : findInJson(plain, claimed);
}

function findInJson(plain: string, claimed: boolean): FoundPolicies {
  const values: ParsedValue[] = [];
  const stray: SyntaxFault[] = [];
  const comments: Span[] = [];
  const scanner = createScanner(plain, false);
  let position = 0;
  while (position < plain.length) {
    scanner.setPosition(position);
    scanner.scan();
    const tokenEnd = Math.min(scanner.getPosition(), plain.length);
    const token = plain.slice(position, tokenEnd);
    if (/^\/[/*]/.test(token)) {
      comments.push(span(position, tokenEnd));
      if (/^\/\*(?!.*\*\/$)/s.test(token)) stray.push({ span: span(position, tokenEnd), cause: 'comment not closed' });
      position = tokenEnd;
    } else if (/^[ \t\r\n]*$/.test(token)) {
      position = tokenEnd;
    } else {
      const value = opensValue(token) ? parseValue(plain, position) : undefined;
      if (value === undefined) {
        const end = endOfStray(plain, position);
        stray.push({ span: span(position, end), cause: causeOfStray(token) });
        position = end;
      } else {
        values.push(value);
        // What an unclosed value leaves over was read as a part of it, and has its faults already.
        position = 'closed' in value.root && !value.root.closed ? plain.length : value.root.span.end;
      }
    }
  }
  const regions = values.flatMap((value): readonly PolicyRegion[] => {
    const form = policyForm(value.root) ?? brokenForm(plain, value);
    return form === undefined ? [] : [{ form, value }];
  });
  if (regions.length > 0 || !claimed) return { regions, values, stray, comments };
  const object = values.find((value) => value.root.type === 'object');
  return { regions: object === undefined ? [] : [{ form: 'document', value: object }], values, stray, comments };
}

function opensValue(token: string): boolean {
  return /^["{[\d-]/.test(token) || /^(true|false|null)$/.test(token);
}

function causeOfStray(token: string): SyntaxFault['cause'] {
  return token.startsWith(templateMark) ? 'template expression' : 'unexpected text';
}

/** End of text that belongs to no value: before the next opening brace or bracket, or at the end of the line. */
function endOfStray(plain: string, from: number): number {
  const rest = /[^[{\r\n]*/y;
  rest.lastIndex = from + 1;
  const matched = rest.exec(plain)?.[0] ?? '';
  return from + 1 + matched.trimEnd().length;
}

/** How often prose is read through in search of policies within other values; a text that takes more hides none. */
const mostReadings = 20;

function findInProse(plain: string): FoundPolicies {
  const regions: PolicyRegion[] = [];
  const opening = /[{[]/g;
  let left = plain.length * mostReadings;
  for (let match = opening.exec(plain); match !== null && left > 0; match = opening.exec(plain)) {
    const value = opensJson(plain, match.index) ? parseValue(plain, match.index) : undefined;
    if (value === undefined) continue;
    // In search of the end of a value that is not closed, all the rest was read.
    left -= ('closed' in value.root && !value.root.closed ? plain.length : value.root.span.end) - match.index;
    const form = policyForm(value.root);
    if (form !== undefined) regions.push({ form, value });
    const nothingInside = !worthParsing.test(plain.slice(value.root.span.start, value.root.span.end));
    if (form !== undefined || nothingInside) opening.lastIndex = Math.max(value.root.span.end, match.index + 1);
  }
  return { regions, values: [], stray: [], comments: [] };
}

/**
 * How an object was meant to be a policy that a fault in it has garbled, by the words that stand in it and behind it;
 * somebody has to tell of the fault.
 */
function brokenForm(plain: string, { root, faults }: ParsedValue): PolicyForm | undefined {
  if (root.type !== 'object' || faults.length === 0) return undefined;
  const text = plain.slice(root.span.start);
  const hasEffect = /\bEffect"?\s*:\s*"?(Allow|Deny)\b/.test(text);
  if (!hasEffect || !/\bAction"?\s*:/.test(text) || /\bUpdate:/.test(text)) return undefined;
  return /\bStatement"?\s*:/.test(text) ? 'document' : 'statement';
}

const blanks = String.raw`(?:[\s${templateMark}]|\/\/[^\r\n]*|\/\*[^*]*\*\/)*`;
const jsonStart = new RegExp(String.raw`^[[{]${blanks}(?:\{${blanks})?(?:"[^"\r\n]*"?|[A-Za-z]\w*"?)\s*:`);

/**
 * Whether a brace or bracket in prose begins with a name and a colon, as objects and lists of objects do.
 * What begins otherwise is a link or a block of another language, and would be read right into a policy inside it.
 */
function opensJson(plain: string, offset: number): boolean {
  return jsonStart.test(plain.slice(offset));
}

/** How a JSON value is a policy, or `undefined` when it is none. */
export function policyForm(node: JsonNode): PolicyForm | undefined {
  if (node.type === 'array') return node.items.some((item) => isStatement(item)) ? 'statements' : undefined;
  if (node.type !== 'object') return undefined;
  if (isDocument(node)) return 'document';
  return isStatement(node) ? 'statement' : undefined;
}

function isDocument(node: ObjectNode): boolean {
  const version = member(node, 'version')?.value;
  const hasVersion =
    version !== undefined && 'value' in version && /^(1|2012-10-17|2008-10-17)$/.test(String(version.value).trim());
  const statement = member(node, 'statement')?.value;
  if (statement !== undefined) {
    const items = statement.type === 'array' ? statement.items : [statement];
    return hasVersion || items.some((item) => isStatement(item));
  }
  const misnamed = node.members.some(
    ({ name, value }) =>
      /^st\w*m\w*t/i.test(name.value.trim()) && value?.type === 'array' && value.items.some(isStatement),
  );
  return (
    misnamed ||
    (hasVersion && node.members.every(({ name }) => /^(version|id|st\w*m\w*t\w*)$/i.test(name.value.trim())))
  );
}

/** An object with Effect and Action or NotAction, at least one of them spelt as in the grammar; stack policies are none. */
function isStatement(node: JsonNode): boolean {
  if (node.type !== 'object') return false;
  const effect = member(node, 'effect');
  const action = member(node, 'action') ?? member(node, 'notaction');
  const named = [effect, action].filter(
    (part) => part !== undefined && /^(Effect|Action|NotAction)$/.test(part.name.value.trim()),
  );
  if (named.length === 0 || isStackPolicy(action)) return false;
  if (effect !== undefined && action !== undefined) return true;
  const scope = member(node, 'resource') ?? member(node, 'principal') ?? member(node, 'condition');
  return scope !== undefined && (effect === undefined ? isActionList(action) : isEffectWord(effect));
}

function isEffectWord(effect: Member): boolean {
  return effect.value?.type === 'string' && /^\s*(allow|deny)\s*$/i.test(effect.value.value);
}

function isActionList(action: Member | undefined): boolean {
  const values = action?.value?.type === 'array' ? action.value.items : [action?.value];
  return values.some((value) => value?.type === 'string' && /^(\*|[\w-]+:\S+)$/.test(value.value));
}

/** ROS and CloudFormation stack policies have the shape of a policy and are none. */
function isStackPolicy(action: Member | undefined): boolean {
  const values = action?.value?.type === 'array' ? action.value.items : [action?.value];
  return values.some((value) => value?.type === 'string' && /^Update:/.test(value.value));
}

function member(node: ObjectNode, lowerCaseName: string): Member | undefined {
  return node.members.findLast(({ name }) => name.value.trim().toLowerCase() === lowerCaseName);
}
