import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { distance } from '../../text/nearest.ts';
import type { RuleContext } from '../rule.ts';

/** Service names of the known service-linked roles in alphabetical order. */
export function serviceNames({ catalogue }: Pick<RuleContext, 'catalogue'>): readonly string[] {
  return [...new Set(catalogue.roles.flatMap(({ serviceName }) => serviceName ?? []))].toSorted();
}

/**
 * The service name that a misspelt one most likely meant.
 * Sibling roles differ by one word (`secretsmanager-ecs.kms`, `secretsmanager-rds.kms`), so one word alone may be wrong,
 * by a letter in four, and not where it is the code of a product, which then has a role that is too new.
 */
export function nearestServiceName(text: string, catalogue: DialectCatalogue): string | undefined {
  const wanted = text.trim().toLowerCase();
  const near = serviceNames({ catalogue }).filter((name) => isSlipOf(wanted, name, catalogue));
  return near.length === 1 ? near[0] : undefined;
}

function isSlipOf(text: string, name: string, catalogue: DialectCatalogue): boolean {
  if (text === name) return true;
  const [words, meant] = [text.split(/[.-]/), name.split(/[.-]/)];
  if (words.length !== meant.length) return text.length > longWord && distance(text, name, 1) <= 1;
  const wrong = words.flatMap((word, index) => (word === meant[index] ? [] : [[word, meant[index] ?? ''] as const]));
  const [[word, other] = ['', ''], ...more] = wrong;
  const isAlone = words.length <= 3;
  const isShort = other.length < (isAlone ? 5 : 3);
  if (more.length > 0 || isShort || catalogue.service(word)?.assumed === false) return false;
  const limit = Math.max(1, Math.floor(other.length / 4));
  return distance(word, other, limit) <= limit;
}

/** Letters from which a name with one letter too many or too few is no other name. */
const longWord = 20;
