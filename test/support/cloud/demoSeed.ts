import type { Catalogue } from '../../../server/src/core/catalogue/catalogue.ts';
import { demoIam } from './demoIam.ts';
import { demoRam } from './demoRam.ts';
import type { CloudSeed } from './seed.ts';

/** Both clouds as a person sees them who tries Rampart without an account. */
export function demoSeed({ ram, iam }: Catalogue): CloudSeed {
  return { ram: demoRam(ram), iam: demoIam(iam), stepping: 'on-request' };
}
