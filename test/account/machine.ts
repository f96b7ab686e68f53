/** A machine of one's own for a test: its environment, its files, and whom it trusts. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { withCloud } from './withCloud.ts';

export interface Machine {
  readonly home: string;
  /** Sets variables until the test ends. */
  set(variables: Readonly<Record<string, string>>): void;
  /** Writes a file below the home folder. @returns its path */
  write(path: string, text: string): Promise<string>;
}

/** What the SDKs look at; a machine starts without any of it, and does not ask the network for a role. */
const ours = /^(ALIBABA_CLOUD_|AWS_)/;
const start = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', AWS_EC2_METADATA_DISABLED: 'true' };

export async function withMachine(test: (machine: Machine) => Promise<void>): Promise<void> {
  const before = { ...process.env };
  const home = await mkdtemp(join(tmpdir(), 'rampart-home-'));
  const set: Machine['set'] = (variables) => {
    Object.assign(process.env, variables);
  };
  for (const name of Object.keys(process.env)) if (ours.test(name)) delete process.env[name];
  set({ ...start, HOME: home, USERPROFILE: home });
  try {
    await test({
      home,
      set,
      async write(path, text) {
        const file = join(home, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
        return file;
      },
    });
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    await rm(home, { recursive: true });
  }
}

/** A cloud over TLS, whose certificate this process trusts meanwhile. */
export function withTrustedCloud(test: (cloud: TestCloud, secureHost: string) => Promise<void>): Promise<void> {
  return withCloud(
    async (cloud) => {
      assert.ok(cloud.secure);
      const trusted = getCACertificates();
      setDefaultCACertificates([...trusted, cloud.secure.certificate]);
      try {
        await test(cloud, cloud.secure.host);
      } finally {
        setDefaultCACertificates(trusted);
      }
    },
    {},
    { isSecure: true },
  );
}
