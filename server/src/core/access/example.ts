import type { Dialect } from '../document/dialect.ts';
import type { Box } from './box.ts';
import type { Request } from './evaluate.ts';
import { findKeyValues } from './keyDemand.ts';
import { callerNamed, callerNames } from './principal.ts';
import { readResource } from './resource.ts';
import { findText, type TextDemand } from './sharedText.ts';

/** A request of a box; `undefined` where it hangs on what is filled in, or none was found. */
export function exampleOf(box: Box, dialect: Dialect): Request | undefined {
  if (box.marks.size > 0) return undefined;
  const action = textOf(box.actions);
  const anyArn = readResource(dialect === 'ram' ? 'acs:*:*:*:*' : 'arn:*:*:*:*:*', dialect, 'elsewhere');
  const resource = textOf(narrowed(box.resources, [anyArn])) ?? textOf(box.resources);
  const keys: Record<string, readonly string[]> = {};
  for (const [key, demand] of box.keys) {
    const found = findKeyValues(demand);
    if (found === 'none' || found.example === undefined) return undefined;
    keys[key] = found.example;
  }
  if (action === undefined || resource === undefined) return undefined;
  const request: Request = { checks: [{ action, resource }], context: { keys, others: 'absent' } };
  if (box.principals.required.length + box.principals.excluded.length === 0) return request;
  const name = textOf(narrowed(box.principals, callerNames(dialect)));
  return name === undefined ? undefined : { ...request, caller: callerNamed(name) };
}

function narrowed({ required, excluded }: TextDemand, to: TextDemand['required'][number]): TextDemand {
  return { required: [...required, to], excluded };
}

function textOf(demand: TextDemand): string | undefined {
  const found = findText(demand);
  return found === 'none' ? undefined : found.example;
}
