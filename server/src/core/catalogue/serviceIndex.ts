import { distance } from '../text/nearest.ts';
import type { Service } from './catalogue.ts';
import type { PackedDialect } from './format.ts';
import { words } from './readPacked.ts';

export interface ServiceIndex {
  readonly services: readonly Service[];
  service(prefix: string): Service | undefined;
  nearest(prefix: string): Service | undefined;
}

export function indexServices(packed: PackedDialect): ServiceIndex {
  const services = words(packed.services.prefixes).map((prefix, index) => unpackService(packed, prefix, index));
  const byPrefix = new Map(services.map((service) => [service.prefix.toLowerCase(), service]));
  const aliases = new Map(Object.entries(packed.services.aliases));
  return {
    services,
    service: (prefix) => byPrefix.get(prefix.toLowerCase()),
    nearest(prefix) {
      const lower = prefix.trim().toLowerCase();
      return byPrefix.get(lower) ?? byPrefix.get(aliases.get(lower) ?? '') ?? nearestService(lower, services);
    },
  };
}

function unpackService(packed: PackedDialect, prefix: string, index: number): Service {
  const name = packed.services.names[index] || prefix;
  return {
    prefix,
    name,
    title: { en: name, 'zh-cn': packed.services.chinese[prefix] ?? name },
    actionList: packed.actions[prefix]?.list ?? 'none',
    assumed: packed.services.assumed[index] === '1',
  };
}

/** Of equally near services the better known one; `undefined` when two are equally well known. */
function nearestService(prefix: string, services: readonly Service[]): Service | undefined {
  if (prefix.length < 3) return undefined;
  const limit = prefix.length < 6 ? 1 : 2;
  let best: Service | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const service of services) {
    const steps = distance(prefix, service.prefix, limit);
    if (steps > limit) continue;
    const rank = steps + obscurity(service) / 10;
    tied = rank === bestRank || (tied && rank > bestRank);
    if (rank < bestRank) best = service;
    bestRank = Math.min(rank, bestRank);
  }
  return tied ? undefined : best;
}

function obscurity(service: Service): number {
  if (service.actionList !== 'none') return 0;
  return service.assumed ? 2 : 1;
}
