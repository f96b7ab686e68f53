import type { ArnField } from '../describe/arn.ts';
import { plain } from './items.ts';

const fieldsOfPrefix: Readonly<Record<string, readonly ArnField[]>> = {
  acs: ['prefix', 'service', 'region', 'account', 'relativeId'],
  arn: ['prefix', 'partition', 'service', 'region', 'account', 'relativeId'],
};

/** An ARN that is being typed: the fields before the cursor, the last of them perhaps not finished. */
export interface TypedArn {
  /** The field that the cursor is in. */
  readonly field: ArnField;
  /** Where that field begins. */
  readonly start: number;
  /** What stands in the field before the cursor. */
  readonly typed: string;
  /** The service, once its field is finished. */
  readonly service: string | undefined;
  /** Number of the field, the prefix being 0. */
  readonly index: number;
}

/** Reads the beginning of an ARN; `undefined` until its prefix is finished. */
export function readTypedArn(text: string): TypedArn | undefined {
  const parts = text.split(':');
  const fields = fieldsOfPrefix[parts[0]?.toLowerCase() ?? ''];
  if (fields === undefined || parts.length < 2) return undefined;
  const index = Math.min(parts.length, fields.length) - 1;
  const start = parts.slice(0, index).join(':').length + 1;
  const service = fields.indexOf('service');
  return {
    field: fields[index] ?? 'relativeId',
    start,
    typed: text.slice(start),
    service: service < index ? parts[service] : undefined,
    index,
  };
}

/** The text of a form from one of its fields on: `{account}:key/{key-id}` from the account. */
export function formFrom(form: string, index: number): string {
  return form.split(':').slice(index).join(':');
}

/** A form in snippet syntax: every variable is a gap, filled with what `gapText` says until the person writes something. */
export function withGaps(form: string, gapText: (variable: string) => string): string {
  let gap = 0;
  return form
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? `\${${++gap}:${gapText(part.slice(1, -1))}}` : plain(part)))
    .join('');
}

/** What was typed of a relative id, and what a form has left for it. */
export interface Continuation {
  /** Text that stays as typed. */
  readonly kept: string;
  /** The rest of the form. */
  readonly rest: string;
}

/**
 * How a form of a relative id goes on from what was typed; `undefined` where that is no beginning of it, or nothing is left.
 * A variable takes what stands up to the character that follows it in the form: `project/web` and `project/web/log` may
 * both go on to `project/web/logstore/{name}` by the form `project/{project}/logstore/{name}`.
 */
export function continueForm(form: string, typed: string): Continuation | undefined {
  const parts = form.split(/(\{[^}]*\})/).filter((part) => part !== '');
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const left = typed.slice(at);
    if (left === '' || (!part.startsWith('{') && part.startsWith(left))) {
      return { kept: typed.slice(0, at), rest: parts.slice(index).join('') };
    }
    const next = parts[index + 1];
    if (!part.startsWith('{')) {
      if (!left.startsWith(part)) return undefined;
      at += part.length;
    } else {
      if (next === undefined) return undefined;
      const end = typed.indexOf(next.charAt(0), at);
      at = end < 0 ? typed.length : end;
    }
  }
  return undefined;
}
