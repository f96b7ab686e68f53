import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { actionMatches, parseActionPattern } from '../../src/core/document/actionPattern.ts';
import { createPolicyDocument } from '../../src/core/document/policyDocument.ts';
import { withDefaults } from '../../src/core/features/snippets/snippet.ts';
import { snippets } from '../../src/core/features/snippets/snippets.ts';
import type { SdkPackage } from './sdk.ts';

/** What the facts say of one service, as far as the operations of its API go. */
export interface ServiceFacts {
  /** As messages name the file. */
  readonly path: string;
  readonly service: string;
  readonly actions: readonly {
    readonly name: string;
    readonly deprecated: boolean;
    /** Operations of another name that are checked against the action. */
    readonly operations: readonly string[];
  }[];
  /** Operations that are checked against no action. */
  readonly withoutPermission: readonly string[];
}

/** An action of RAM, or a pattern of actions, that a text of ours promises to exist. */
export interface PromisedAction {
  readonly text: string;
  /** Where it is promised, as messages say it. */
  readonly where: string;
}

/**
 * What the pinned packages have and the facts lack: operations that are neither an action, nor named by one,
 * nor known to need none, and deprecated marks. So an update of a package becomes a change that people review,
 * and no action of a package can vanish from the facts by accident.
 * @returns a readable line for each
 */
export function unknownOperations(facts: readonly ServiceFacts[], sdk: readonly SdkPackage[]): readonly string[] {
  return sdk.flatMap(({ id, service, operations }) => {
    const file = facts.find((each) => each.service === service);
    if (file === undefined) return [`there are no facts on the actions of ${service}, which the package ${id} has`];
    const actions = new Map(file.actions.map((action) => [action.name.toLowerCase(), action]));
    const others = new Set([...file.actions.flatMap((action) => action.operations), ...file.withoutPermission]);
    return operations.flatMap(({ name, deprecated }) => {
      const action = actions.get(name.toLowerCase());
      if (action === undefined && !others.has(name))
        return `${file.path}: the package ${id} has ${name}, which the facts do not know; ${remedy}`;
      if (action !== undefined && deprecated && !action.deprecated)
        return `${file.path}: the package ${id} calls ${name} deprecated, and the facts do not; ${remedy}`;
      return [];
    });
  });
}

const remedy = 'run npm run catalogue:refresh';

/**
 * Actions that something of ours shows to users and that the facts no longer have.
 * Together with `unknownOperations` this is how a build notices that a core action vanished: the packages stand for the
 * services that have one, these texts for the others. No list of the last release is kept, which would be the facts again.
 * @returns a readable line for each
 */
export function missingCoreActions(
  facts: readonly ServiceFacts[],
  promised: readonly PromisedAction[],
): readonly string[] {
  const ids = facts.flatMap(({ service, actions }) => actions.map(({ name }) => `${service}:${name}`));
  return promised.flatMap(({ text, where }) => {
    const pattern = parseActionPattern(text);
    if (ids.some((id) => actionMatches(pattern, id))) return [];
    const file = facts.find(({ service }) => service === pattern.service?.toLowerCase());
    return `${file?.path ?? `facts on ${pattern.service}`}: ${text} is missing, which ${where} names`;
  });
}

/**
 * Actions of RAM in the snippets and in the examples, whose policies are those that Rampart was made for.
 * @param root folder that holds `examples`
 */
export async function readPromisedActions(
  root: string = join(import.meta.dirname, '../../..'),
): Promise<readonly PromisedAction[]> {
  const folder = 'examples/ram';
  const examples = (await readdir(join(root, folder))).sort().map(async (name) => {
    const where = `${folder}/${name}`;
    return ramActions(await readFile(join(root, where), 'utf8'), where);
  });
  return [
    ...snippets
      .filter(({ dialect, scope }) => dialect === 'ram' && scope !== 'condition')
      .flatMap(({ prefix, body }) => ramActions(withDefaults(body), `the snippet ${prefix}`)),
    ...(await Promise.all(examples)).flat(),
  ];
}

function ramActions(text: string, where: string): readonly PromisedAction[] {
  const { policies } = createPolicyDocument(TextDocument.create('memory:policy.json', 'json', 1, text), {
    dialect: 'ram',
  });
  return policies
    .flatMap(({ statements }) => statements.flatMap(({ actions }) => actions))
    .filter((action) => action.text.includes(':'))
    .map((action) => ({ text: action.text, where }));
}
