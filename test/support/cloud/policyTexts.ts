import type { Dialect } from '../../../server/src/core/document/dialect.ts';

const versions: Readonly<Record<Dialect, string>> = { ram: '1', iam: '2012-10-17' };

/** A policy of these statements as a cloud keeps it. */
export function documentText(dialect: Dialect, statements: readonly object[]): string {
  return `${JSON.stringify({ Version: versions[dialect], Statement: statements }, undefined, 2)}\n`;
}

/** One statement that allows actions on everything or on some resources. */
export function allow(actions: readonly string[], resources: readonly string[] = ['*']): object {
  return { Effect: 'Allow', Action: actions, Resource: resources.length === 1 ? resources[0] : resources };
}

/** A policy without some of its actions, and without the statements that have none left. */
export function withoutActions(text: string, lacking: readonly string[]): string {
  const { Statement, ...rest } = JSON.parse(text) as {
    readonly Statement: readonly { readonly Action: string | string[] }[];
  };
  const left = Statement.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((action) => !lacking.includes(action)),
  }));
  const statements = left.filter(({ Action }) => Action.length > 0);
  return `${JSON.stringify({ ...rest, Statement: statements }, undefined, 2)}\n`;
}
