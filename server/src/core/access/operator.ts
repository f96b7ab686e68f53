import { parseConditionOperator, type Quantifier } from '../document/conditionOperator.ts';
import type { Dialect } from '../document/dialect.ts';

/** What an operator compares: texts, or points on a line. */
export type Family = 'text' | 'arn' | 'binary' | 'number' | 'date' | 'boolean' | 'ip';
export type Relation = '=' | '<' | '<=' | '>' | '>=';

/** A condition operator taken apart. */
export interface Operator {
  readonly family: Family | 'null';
  /** Which points a value stands for; `=` for all but numbers and dates. */
  readonly relation: Relation;
  /** Whether `*` and `?` in its values are wildcards. */
  readonly wildcards: boolean;
  readonly fold: boolean;
  readonly negated: boolean;
  /** `ForAllValues`: every value of the request passes, so that none is well. `ForAnyValue`: one does. */
  readonly quantifier: Quantifier | undefined;
  /** Whether a request without the key passes, whatever else is asked. */
  readonly ifExists: boolean;
}

const grammar =
  /^(?:(String|Arn)(Not)?(Equals|Like)|String(Not)?Equals(IgnoreCase)|(Numeric|Date)(?:(Not)?Equals|(Less|Greater)Than(Equals)?)|(Not)?(IpAddress)|(Bool|BinaryEquals|Null))$/;

/** The operator of a Condition; `undefined` for one that the dialect lacks, or of which it is not known what it does there. */
export function parseOperator(text: string, dialect: Dialect): Operator | undefined {
  const { base, quantifier, ifExists } = parseConditionOperator(text);
  const parts = grammar.exec(base);
  if (parts === null) return undefined;
  const [, texts, not, equals, notFold, fold, points, notPoints, way, orEquals, notIp, ip, other] = parts;
  const isForeign =
    texts === 'Arn' || other === 'BinaryEquals' || other === 'Null' || ifExists || quantifier === 'ForAnyValue';
  const isQualifiedNull = other === 'Null' && (ifExists || quantifier !== undefined);
  if ((dialect === 'ram' && isForeign) || isQualifiedNull) return undefined;
  return {
    family:
      texts === 'Arn'
        ? 'arn'
        : points === 'Numeric'
          ? 'number'
          : points === 'Date'
            ? 'date'
            : ip !== undefined
              ? 'ip'
              : other === 'Bool'
                ? 'boolean'
                : other === 'BinaryEquals'
                  ? 'binary'
                  : other === 'Null'
                    ? 'null'
                    : 'text',
    relation: way === undefined ? '=' : `${way === 'Less' ? '<' : '>'}${orEquals === undefined ? '' : '='}`,
    wildcards: texts === 'Arn' || equals === 'Like',
    fold: fold !== undefined,
    negated: (not ?? notFold ?? notPoints ?? notIp) !== undefined,
    quantifier,
    ifExists,
  };
}
