import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FoundMention, RoleReader, RoleReading } from '../../server/src/core/features/roles/roleReading.ts';
import { createPolicyService } from '../../server/src/core/index.ts';
import { testCatalogue } from './catalogue.ts';
import { filesBelow } from './fixture.ts';

/** A text, and its mentions of roles as lines of `showMention`, in order of the alphabet. */
export interface MentionFixture {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/** `#  ^^^^ creates AliyunServiceRoleForX: creates it`, after whatever begins a comment; `?` before a role that is not known. */
const caretLine = /^\s*(?:#|\/\/|<!--)\s*(?<carets>\^+) (?<told>\w+ \??\w+: .*?)(?: -->)?$/;

const folder = join(import.meta.dirname, '../fixtures/roles');

/** Texts in which lines with carets, which are taken out, say what the line above them mentions. */
export function mentionFixtures(): readonly MentionFixture[] {
  return filesBelow(folder).map((file) => {
    const kept: string[] = [];
    const expected: string[] = [];
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const groups = caretLine.exec(line)?.groups;
      if (groups === undefined) {
        kept.push(line);
        continue;
      }
      const start = line.indexOf('^');
      const end = start + (groups['carets']?.length ?? 0);
      expected.push(`${kept.length}:${start}-${end} ${groups['told'] ?? ''}`);
    }
    return { name: file, text: kept.join('\n'), expected: expected.toSorted() };
  });
}

const reader = createPolicyService({ catalogue: testCatalogue() }).roleReader();

/** The reader of the catalogue that users get. */
export function testRoleReader(): RoleReader {
  return reader;
}

/** What a text of this file name says of roles. */
export function roleReadingOf(text: string, fileName: string): RoleReading {
  const languageId = /\.json$/.test(fileName) ? 'json' : 'plaintext';
  return reader.read(TextDocument.create(`file:///${basename(fileName)}`, languageId, 0, text), {});
}

/** A mention as a fixture says it: line from 1, columns from 0. */
export function showMention({ range, kind, role, words }: FoundMention): string {
  const { start, end } = range;
  const place = `${start.line + 1}:${start.character}-${end.line === start.line ? end.character : '…'}`;
  return `${place} ${kind} ${role.isKnown ? '' : '?'}${role.roleName}: ${words.en}`;
}
