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

const actions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:GenerateDataKey',
  'ecs:DescribeInstances',
  'ecs:StartInstance',
  'vpc:DescribeVpcs',
  'log:GetLogStoreLogs',
  'rds:DescribeDBInstances',
];

/** An action that is half typed: what follows the colon comes with the keystrokes. */
const typed = 'kms:';

/** The same text for the same size on every machine. */
export function benchText(name: string, characters: number): BenchText {
  const statements: string[] = [statement(0, 'Allow', ['kms:Decrpyt', 'ecs:DescribeInstancez'])];
  while (statements.join(',\n').length < characters / 2)
    statements.push(statement(statements.length, 'Allow', pick(statements.length)));
  const middle = statements.length;
  statements.push(statement(middle, 'Allow', [typed]));
  while (statements.join(',\n').length < characters)
    statements.push(statement(statements.length, 'Allow', pick(statements.length)));
  statements.push(statement(statements.length, 'allow', pick(1)));
  const text = `{\n  "Version": "1",\n  "Statement": [\n${statements.join(',\n')}\n  ]\n}\n`;
  const before = text.slice(0, text.indexOf(`"${typed}"`) + 1 + typed.length).split('\n');
  return { name, text, cursor: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

function pick(seed: number): readonly string[] {
  return [0, 3, 5].map((step) => actions[(seed + step) % actions.length] ?? '');
}

function statement(index: number, effect: string, names: readonly string[]): string {
  const list = names.map((name) => `        "${name}"`).join(',\n');
  const resource = `acs:kms:cn-hangzhou:123456789012****:key/key-${index}`;
  return `    {\n      "Effect": "${effect}",\n      "Action": [\n${list}\n      ],\n      "Resource": "${resource}"\n    }`;
}
