import type { AccessLevel } from '../../src/core/catalogue/catalogue.ts';

/** Access levels as the facts write them. */
export const accessLevels: readonly AccessLevel[] = ['list', 'read', 'write', 'tagging', 'permission management'];
