import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { PolicyDocument, PolicyDocumentOptions } from '../../document/policyDocument.ts';
import { bearingPart, withNestedPolicies } from './bearingPolicies.ts';
import { describedRoles } from './mentions/describedRoles.ts';
import { mayNameRoles } from './mentions/findNames.ts';
import type { TextMention } from './mentions/mention.ts';
import { type ReadText, roleMentions } from './mentions/roleMentions.ts';
import { roleNames } from './mentions/roleNames.ts';

/** What a text says of roles, and nothing else of it, so that it can be kept for many texts. */
export interface RoleReading {
  /** In the order of the text. */
  readonly mentions: readonly FoundMention[];
  /** The text with those of its statements alone that bear on who may create or delete roles; absent where none does. */
  readonly document: PolicyDocument | undefined;
}

/** A mention with its place among texts. */
export interface FoundMention extends Omit<TextMention, 'span'> {
  readonly uri: string;
  readonly range: Range;
}

/** Reads texts for roles. Total: any text gives a reading, and nothing throws. */
export interface RoleReader {
  /** A text that nobody has open. Cheap where it holds neither a name of ours nor a statement. */
  read(textDocument: TextDocument, options: PolicyDocumentOptions): RoleReading;
  readDocument(document: PolicyDocument): RoleReading;
}

/** Stands for what nobody asks of a text that is only judged. */
const noJson: PolicyDocument['json'] = {
  plain: '',
  values: [],
  faults: [],
  comments: [],
  trailingCommas: [],
  lookalikes: [],
};
const nothing: RoleReading = { mentions: [], document: undefined };

/**
 * A reader that knows the roles of a catalogue; make it once for many texts.
 * @param open reads the policies of a text
 */
export function createRoleReader(
  catalogue: Catalogue,
  open: (textDocument: TextDocument, options: PolicyDocumentOptions) => PolicyDocument,
): RoleReader {
  const names = roleNames(catalogue);
  const facts = { names, described: describedRoles(catalogue, names) };
  const mentionsIn = (text: ReadText): readonly FoundMention[] => {
    const { textDocument } = text;
    return roleMentions(text, facts).map(({ span, ...mention }) => ({
      ...mention,
      uri: textDocument.uri,
      range: { start: textDocument.positionAt(span.start), end: textDocument.positionAt(span.end) },
    }));
  };
  const readDocument = (document: PolicyDocument): RoleReading => {
    const whole = withNestedPolicies(document);
    const policies = whole.policies.map((policy) => ({ policy, bearing: bearingPart(policy) }));
    // What a role may do is no permission of a person, such as the one to delete itself that many have.
    const isOfRole = (each: (typeof policies)[number]): boolean => facts.described(each).length > 0;
    const bearing = policies.flatMap((each) =>
      each.bearing === undefined || isOfRole(each) ? [] : each.bearing.policy,
    );
    return {
      mentions: mentionsIn({ ...whole, policies }),
      document: bearing.length === 0 ? undefined : { ...document, policies: bearing, json: noJson },
    };
  };
  return {
    readDocument,
    read(textDocument, options) {
      const text = textDocument.getText();
      if (options.claimed === true || mayHoldStatements(text)) return readDocument(open(textDocument, options));
      if (!mayNameRoles(text)) return nothing;
      const json = { plain: text, values: [], comments: [] };
      return { mentions: mentionsIn({ textDocument, text, policies: [], json }), document: undefined };
    },
  };
}

/** A statement without these two elements allows and denies nothing. */
function mayHoldStatements(text: string): boolean {
  return /effect/i.test(text) && /action/i.test(text);
}
