import { type CloudOptions, startCloud, type TestCloud } from '../support/cloud/cloud.ts';
import type { CloudSeed } from '../support/cloud/seed.ts';

/** Runs a test against a cloud of its own, which ends with it. */
export async function withCloud(
  test: (cloud: TestCloud) => Promise<void>,
  seed: Partial<CloudSeed> = {},
  options: CloudOptions = {},
): Promise<void> {
  const cloud = await startCloud(seed, options);
  try {
    await test(cloud);
  } finally {
    await cloud.close();
  }
}
