/** Tells of each event of an open text whether what the server says of roles may be another after it. */
export interface OpenTexts {
  opened(text: OpenText): boolean;
  /** @param changes number of places that changed; none where only the text's state did, such as by being saved */
  edited(text: OpenText, changes: number): boolean;
  saved(text: OpenText): void;
  closed(text: OpenText): boolean;
}

/** What matters here of an editor's text. */
interface OpenText {
  readonly uri: { readonly scheme: string; toString(): string };
  readonly languageId: string;
  readonly isDirty: boolean;
}

/** @param isFound whether a file counts with its text on the disk while it is not open */
export function createOpenTexts(isFound: (uri: string) => boolean): OpenTexts {
  /** Texts that may differ from their files. An editor takes back what was typed without a word before it closes a text. */
  const edited = new Set<string>();
  return {
    opened(text) {
      const uri = text.uri.toString();
      if (text.isDirty) edited.add(uri);
      return isOfServer(text) && (text.isDirty || !isFound(uri));
    },
    edited(text, changes) {
      if (changes === 0) return false;
      edited.add(text.uri.toString());
      return isOfServer(text);
    },
    saved({ uri }) {
      edited.delete(uri.toString());
    },
    closed(text) {
      const uri = text.uri.toString();
      const wasEdited = edited.delete(uri);
      return isOfServer(text) && (wasEdited || !isFound(uri));
    },
  };
}

/** The server has no other open texts, and our own read-only ones say nothing of the workspace. */
function isOfServer({ languageId, uri }: OpenText): boolean {
  return (languageId === 'json' || languageId === 'jsonc') && uri.scheme !== 'rampart-role';
}
