import { lazy } from '../text/lazy.ts';
import { distance } from '../text/nearest.ts';
import type { Service } from './catalogue.ts';
import { listLetters, type PackedServices } from './format.ts';
import { words } from './packedWords.ts';
import type { Sections } from './sections.ts';

export interface ServiceIndex {
  readonly services: readonly Service[];
  service(prefix: string): Service | undefined;
  nearest(prefix: string): Service | undefined;
}

export function indexServices(sections: Sections): ServiceIndex {
  const packed = sections.read(':services');
  if (packed === undefined) return { services: [], service: assumedService, nearest: () => undefined };
  const services = words(packed.prefixes).map((prefix, index) => unpackService(packed, prefix, index, sections));
  const byPrefix = new Map(services.map((service) => [service.prefix.toLowerCase(), service]));
  return {
    services,
    service: (prefix) => byPrefix.get(prefix.toLowerCase()),
    nearest(prefix) {
      const lower = prefix.trim().toLowerCase();
      const alias = Object.hasOwn(packed.aliases, lower) ? packed.aliases[lower] : undefined;
      return byPrefix.get(lower) ?? byPrefix.get(alias ?? '') ?? nearestService(lower, services);
    },
  };
}

/** Of a cloud whose services are not known, every one may exist. */
function assumedService(prefix: string): Service {
  return {
    prefix,
    name: prefix,
    title: { en: prefix, 'zh-cn': prefix },
    actionList: 'none',
    assumed: true,
    related: [],
  };
}

function unpackService(packed: PackedServices, prefix: string, index: number, sections: Sections): Service {
  const name = packed.names[index] || prefix;
  const letter = packed.lists[index] as keyof typeof listLetters;
  // Where the actions of a service turn out to be damaged, none of them may be doubted.
  const actionList = lazy(() => (sections.actions(prefix) === undefined ? 'none' : listLetters[letter]));
  return {
    prefix,
    name,
    title: { en: name, 'zh-cn': packed.chinese[prefix] ?? name },
    get actionList() {
      return actionList();
    },
    assumed: packed.assumed[index] === '1',
    related: packed.related[prefix] ?? [],
  };
}

/** Of equally near services the better known one, then the one with the same letters; `undefined` where that does not decide. */
function nearestService(prefix: string, services: readonly Service[]): Service | undefined {
  if (prefix.length < 3) return undefined;
  const limit = prefix.length < 6 ? 1 : 2;
  let best: Service | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const service of services) {
    const steps = distance(prefix, service.prefix, limit);
    if (steps > limit) continue;
    const isSwapped = sortedLetters(prefix) === sortedLetters(service.prefix);
    const rank = steps + obscurity(service) / 10 - (isSwapped ? 0.05 : 0);
    tied = rank === bestRank || (tied && rank > bestRank);
    if (rank < bestRank) best = service;
    bestRank = Math.min(rank, bestRank);
  }
  return tied ? undefined : best;
}

function sortedLetters(text: string): string {
  return [...text].sort().join('');
}

function obscurity(service: Service): number {
  if (service.assumed) return 2;
  return service.actionList === 'complete' ? 0 : 1;
}
