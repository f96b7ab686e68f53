/** A policy of about a size, with known mistakes, and the place where a person types in it. */
export interface BenchText {
  readonly name: string;
  readonly text: string;
  /** Line and character between the colon and the end of the action that is being typed. */
  readonly cursor: { readonly line: number; readonly character: number };
  /** How often the word is typed in one life, where not as often as usual. */
  readonly passes?: number;
  /** How many rounds at most. */
  readonly rounds?: number;
}

/** Statements as people write them: some actions of a service on resources that they can be scoped to. */
const topics: readonly (readonly [resource: string, actions: readonly string[]])[] = [
  ['kms:cn-hangzhou:1688520367149382:key/key-', ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey']],
  ['ecs:cn-hangzhou:1688520367149382:instance/i-', ['ecs:StartInstance', 'ecs:StopInstance', 'ecs:RebootInstance']],
  ['log:cn-hangzhou:1688520367149382:project/p', ['log:GetProject', 'log:UpdateProject']],
  ['rds:cn-hangzhou:1688520367149382:dbinstance/rm-', ['rds:DescribeDBInstanceAttribute', 'rds:RestartDBInstance']],
];

/** An action that is half typed: what follows the colon comes with the keystrokes. */
const typed = 'kms:';

/** The same text for the same size on every machine. */
export function benchText(name: string, characters: number): BenchText {
  const statements: string[] = [statement(0, 'Allow', ['kms:Decrpyt', 'kms:DescribeKeyz'])];
  while (statements.join(',\n').length < characters / 2) statements.push(statement(statements.length, 'Allow'));
  const middle = statements.length;
  statements.push(statement(middle, 'Allow', [typed]));
  while (statements.join(',\n').length < characters) statements.push(statement(statements.length, 'Allow'));
  statements.push(statement(statements.length, 'allow'));
  const text = `{\n  "Version": "1",\n  "Statement": [\n${statements.join(',\n')}\n  ]\n}\n`;
  const before = text.slice(0, text.indexOf(`"${typed}"`) + 1 + typed.length).split('\n');
  return { name, text, cursor: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

function statement(index: number, effect: string, names?: readonly string[]): string {
  const [resource, usual] = topics[names === undefined ? index % topics.length : 0] ?? ['', []];
  const list = (names ?? usual).map((name) => `        "${name}"`).join(',\n');
  return `    {\n      "Effect": "${effect}",\n      "Action": [\n${list}\n      ],\n      "Resource": "acs:${resource}${index}"\n    }`;
}
