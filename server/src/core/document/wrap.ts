import { indentUnit, lineBreak, reindent } from './edits.ts';

/** JSON text of a list of statements in their own layout: on one line where they are, otherwise one step deeper. */
export function listAround(statements: readonly string[]): string {
  if (!statements.some((statement) => statement.includes('\n'))) return `[${statements.join(', ')}]`;
  const sample = statements.join('\n');
  const gap = lineBreak(sample) + indentUnit(sample);
  const items = statements.map((statement) => reindent(statement, indentUnit(sample)));
  return `[${gap}${items.join(`,${gap}`)}${lineBreak(sample)}]`;
}

/** JSON text of an object around the texts of its members: on one line where they are, otherwise one step deeper. */
export function objectAround(members: readonly string[]): string {
  const body = members.join(', ');
  if (!body.includes('\n')) return `{ ${body} }`;
  const gap = lineBreak(body) + indentUnit(body);
  return `{${gap}${members.map((member) => reindent(member, indentUnit(body))).join(`,${gap}`)}${lineBreak(body)}}`;
}

/** JSON text of a policy around a list of statements. */
export function policyAround(list: string, version: string): string {
  return objectAround([versionMember(version), `"Statement": ${list}`]);
}

/** JSON text of the member that gives a policy its version. */
export function versionMember(version: string): string {
  return `"Version": ${JSON.stringify(version)}`;
}
