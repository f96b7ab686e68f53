import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { PolicyLocation } from '../../document/locate.ts';
import type { Policy } from '../../document/policy.ts';
import { say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import type { Snippet, SnippetScope } from '../snippets/snippet.ts';
import { snippets } from '../snippets/snippets.ts';
import { type Target, wholeItem } from './items.ts';

/** The snippets for one place, unless the editor offers them itself or a value stands there that they would run into. */
export function completeSnippets(
  location: Extract<PolicyLocation, { kind: 'document' | 'statement' | 'conditionOperator' }>,
  target: Target,
  { locale, client }: FeatureContext,
): readonly CompletionItem[] {
  if (client.offersSnippets || location.spot.hasValue) return [];
  return snippets
    .filter((snippet) => fits(snippet, location))
    .map((snippet) =>
      wholeItem(
        target,
        {
          label: snippet.prefix,
          kind: CompletionItemKind.Snippet,
          filter: `${snippet.prefix} ${snippet.title.en}`,
          remark: say(snippet.title, locale),
          topic: { of: 'snippet', name: snippet.prefix },
        },
        textAt(snippet, location),
      ),
    );
}

const scopes: Readonly<Record<'document' | 'statement' | 'conditionOperator', SnippetScope>> = {
  document: 'document',
  statement: 'statement',
  conditionOperator: 'condition',
};

function fits(snippet: Snippet, location: Parameters<typeof completeSnippets>[0]): boolean {
  if (snippet.scope !== scopes[location.kind]) return false;
  return location.kind === 'document' || suits(snippet, location.policy);
}

/** Whether a snippet goes with a policy; an empty one may still become of any dialect and kind. */
function suits({ dialect, kind, scope }: Snippet, { recognition, statements }: Policy): boolean {
  const sameDialect = recognition.dialectFrom === 'default' || recognition.dialect === dialect;
  const sameKind = statements.length === 0 || recognition.kind === kind || scope === 'condition';
  return sameDialect && sameKind;
}

/** The text of a snippet, with the brackets or braces around it where the place lacks them. */
function textAt({ body }: Snippet, location: Parameters<typeof completeSnippets>[0]): string {
  const indented = body.map((line) => `\t${line}`);
  if (location.kind === 'statement' && !location.spot.list) return ['[', ...indented, ']'].join('\n');
  if (location.kind === 'conditionOperator' && !location.braces) return ['{', ...indented, '}'].join('\n');
  return body.join('\n');
}
