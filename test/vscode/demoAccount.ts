/** An account of each cloud to try the live tree with, served on the loopback address. */
import type { TestCloud } from '../support/cloud/cloud.ts';
import { startDemoCloud } from '../support/cloud/demo.ts';

export interface DemoAccount {
  /** Settings that send requests to the demo and allow changes in it. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Variables in which the official SDKs find its keys, as their default credentials. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cloud: TestCloud;
  stop(): Promise<void>;
}

export async function startDemoAccount(): Promise<DemoAccount> {
  const { cloud, address } = await startDemoCloud();
  const { url, ram, iam } = address;
  return {
    cloud,
    settings: {
      'rampart.account.endpoints': { ram: url, resourcemanager: url, sts: url, iam: url },
      'rampart.account.readOnly': false,
    },
    environment: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: ram.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: ram.accessKeySecret,
      AWS_ACCESS_KEY_ID: iam.accessKeyId,
      AWS_SECRET_ACCESS_KEY: iam.accessKeySecret,
    },
    stop: () => cloud.close(),
  };
}
