import { outdent } from '../../document/edits.ts';
import type { Statement } from '../../document/policy.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { span } from '../../text/span.ts';

/** The text of a statement after changes within it, as it would stand at the left margin. */
export function copyStatement(text: string, { node }: Statement, changes: readonly Edit[]): string {
  const changed = applyEdits(text, changes);
  return outdent(changed, span(node.span.start, node.span.end + changed.length - text.length));
}
