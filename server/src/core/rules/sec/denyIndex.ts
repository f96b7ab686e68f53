import type { AccessStatement, Term } from '../../access/accessPolicy.ts';
import { termsCover, termsTake } from '../../access/cover.ts';
import type { Glob } from '../../access/glob.ts';

/** Finds Denies by the actions that they take in, so that a long policy is not compared pair by pair. */
export interface DenyIndex {
  /** Those that deny all that a value of Action stands for, resources and conditions aside. */
  taking(glob: Glob): readonly AccessStatement[];
  /** The same for all actions of a statement. */
  covering(statement: AccessStatement): readonly AccessStatement[];
}

export function indexDenies(denies: readonly AccessStatement[]): DenyIndex {
  const named = new Map<string, AccessStatement[]>();
  const isWide = ({ actions }: AccessStatement): boolean =>
    actions.negated || actions.terms.some(({ glob }) => !glob.isLiteral);
  const wide = denies.filter(isWide);
  for (const deny of denies) {
    if (isWide(deny)) continue;
    for (const text of new Set(deny.actions.terms.map(({ glob }) => glob.text))) {
      const same = named.get(text);
      if (same === undefined) named.set(text, [deny]);
      else same.push(deny);
    }
  }
  const taking = (glob: Glob): readonly AccessStatement[] => [
    ...(glob.isLiteral ? (named.get(glob.text) ?? []) : []),
    ...wide.filter(({ actions }) => termsTake(actions, glob)),
  ];
  return {
    taking,
    covering({ actions }) {
      const [first]: readonly (Term<unknown> | undefined)[] = actions.terms;
      if (first === undefined) return [];
      const some = actions.negated ? wide : taking(first.glob);
      return some.filter((deny) => termsCover(deny.actions, actions));
    },
  };
}
