import type { JsonNode } from '../document/jsonNode.ts';
import { elementsNamed } from '../document/policy.ts';
import { type AccessStatement, readAction, type Term, type Terms } from './accessPolicy.ts';
import type { Condition } from './condition.ts';
import { type Glob, globTakes } from './glob.ts';
import { findKeyValues, type KeyDemand } from './keyDemand.ts';
import { findText, mayMeet, type TextDemand } from './sharedText.ts';

type TextDimension = 'actions' | 'resources' | 'principals';

/**
 * A set of requests: what each part of a request must be like, each part by itself. Never empty.
 * What nobody can judge counts as a mark, which a request has or lacks.
 */
export interface Box extends Readonly<Record<TextDimension, TextDemand>> {
  readonly keys: ReadonlyMap<string, KeyDemand>;
  readonly marks: ReadonlyMap<string, boolean>;
}

/** One thing that a statement asks of a request. */
export type Factor =
  | { readonly of: TextDimension; readonly terms: Terms<Term<unknown>> }
  | { readonly of: 'key'; readonly condition: Condition }
  | { readonly of: 'mark'; readonly mark: string };

const anything: TextDemand = { required: [], excluded: [] };
/** Every action has a service and a name. */
const anyAction: TextDemand = { required: [[readAction('*:*')]], excluded: [] };
export const everyRequest: Box = {
  actions: anyAction,
  resources: anything,
  principals: anything,
  keys: new Map(),
  marks: new Map(),
};

/** All that a statement asks, its effect aside. */
export function factorsOf(statement: AccessStatement): readonly Factor[] {
  const { actions, resources, isResourceUnclear, principals, conditions, isConditionUnclear } = statement;
  const factors: Factor[] = [{ of: 'actions', terms: actions }];
  if (isResourceUnclear) factors.push({ of: 'mark', mark: markOf(statement, 'NotResource') });
  else if (resources !== undefined) factors.push({ of: 'resources', terms: resources });
  if (principals !== undefined) factors.push({ of: 'principals', terms: principals });
  if (isConditionUnclear) factors.push({ of: 'mark', mark: markOf(statement, 'Condition') });
  else factors.push(...conditions.map((condition): Factor => ({ of: 'key', condition })));
  return factors;
}

/** Elements that are written alike have one mark. */
function markOf({ statement }: AccessStatement, name: 'NotResource' | 'Condition'): string {
  return (
    name + elementsNamed(statement, name).map(({ member: { value } }) => (value === undefined ? '' : write(value)))
  );
}

function write(node: JsonNode): string {
  if (node.type === 'array') return `[${node.items.map(write)}]`;
  if (node.type !== 'object') return JSON.stringify(node.value);
  return `{${node.members.map(({ name, value }) => `${write(name)}:${value === undefined ? '' : write(value)}`)}}`;
}

/** The requests of a box that meet a factor; `undefined` where there is none. */
export function within(box: Box, factor: Factor): Box | undefined {
  switch (factor.of) {
    case 'mark':
      return marked(box, factor.mark, true);
    case 'key': {
      const { condition } = factor;
      const { required, excluded } = keyDemandOf(box, condition);
      return withKey(box, condition, { required: [...required, condition], excluded });
    }
    case 'actions':
    case 'resources':
    case 'principals': {
      const { negated, terms } = factor.terms;
      return withText(box, factor.of, negated ? outOf(box[factor.of], terms) : into(box[factor.of], terms));
    }
  }
}

/** The requests of a box that do not meet a factor; `undefined` where there is none. */
export function without(box: Box, factor: Factor): Box | undefined {
  switch (factor.of) {
    case 'mark':
      return marked(box, factor.mark, false);
    case 'key': {
      const { condition } = factor;
      const { required, excluded } = keyDemandOf(box, condition);
      return withKey(box, condition, { required, excluded: [...excluded, condition] });
    }
    case 'actions':
    case 'resources':
    case 'principals': {
      const { negated, terms } = factor.terms;
      return withText(box, factor.of, negated ? into(box[factor.of], terms) : outOf(box[factor.of], terms));
    }
  }
}

function marked(box: Box, mark: string, has: boolean): Box | undefined {
  return box.marks.get(mark) === !has ? undefined : { ...box, marks: new Map(box.marks).set(mark, has) };
}

function keyDemandOf({ keys }: Box, { key }: Condition): KeyDemand {
  return keys.get(key) ?? { required: [], excluded: [] };
}

function withKey(box: Box, { key }: Condition, demand: KeyDemand): Box | undefined {
  return findKeyValues(demand) === 'none' ? undefined : { ...box, keys: new Map(box.keys).set(key, demand) };
}

function withText(box: Box, of: TextDimension, demand: TextDemand | undefined): Box | undefined {
  if (demand === undefined || demand === box[of]) return demand && box;
  return findText(demand) === 'none' ? undefined : { ...box, [of]: demand };
}

/** The demand and one of the terms; the demand itself where that asks nothing new, `undefined` where it is plain that nothing is left. */
function into(demand: TextDemand, terms: readonly Term<unknown>[]): TextDemand | undefined {
  const [narrowest] = demand.required.find(({ length }) => length === 1) ?? [];
  const globs = terms.map(({ glob }) => glob).filter((glob) => narrowest === undefined || mayMeet(glob, narrowest));
  const [only] = globs;
  if (only === undefined) return undefined;
  const takes = (group: readonly Glob[]): boolean =>
    group.every((glob) => globs.some((outer) => globTakes(outer, glob)));
  if (demand.required.some(takes)) return demand;
  if (narrowest === undefined) return { ...demand, required: [...demand.required, globs] };
  if (globs.length > 1 || !globTakes(narrowest, only)) return { ...demand, required: [...demand.required, globs] };
  return { ...demand, required: demand.required.map((group) => (group[0] === narrowest ? globs : group)) };
}

/** The demand and none of the terms; as above. */
function outOf(demand: TextDemand, terms: readonly Term<unknown>[]): TextDemand | undefined {
  const [narrowest] = demand.required.find(({ length }) => length === 1) ?? [];
  const globs = terms.map(({ glob }) => glob).filter((glob) => narrowest === undefined || mayMeet(glob, narrowest));
  if (globs.length === 0) return demand;
  if (narrowest !== undefined && globs.some((glob) => globTakes(glob, narrowest))) return undefined;
  return { ...demand, excluded: [...demand.excluded, ...globs] };
}
