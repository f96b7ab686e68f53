import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describingSentence } from './sdkSentence.ts';

/** One operation of the vendor's API, as its SDK package tells it. */
export interface SdkOperation {
  /** In the API's own spelling, for example `DescribeInstances`. */
  readonly name: string;
  readonly deprecated: boolean;
  /** One English sentence of the vendor; absent where the package has none that says more than the name. */
  readonly description: string | undefined;
}

/** One pinned package of the vendor's SDK. */
export interface SdkPackage {
  /** With its version, for example `@alicloud/ecs20140526@7.11.6`. */
  readonly id: string;
  /** Prefix of the actions that its operations are checked against. */
  readonly service: string;
  /** As the facts write it: `Ecs/2014-05-26`. */
  readonly api: string;
  /** In alphabetical order of their names. */
  readonly operations: readonly SdkOperation[];
}

/**
 * The pinned packages in the order in which they are asked for a description, with the prefix of their actions
 * and the name of their product; the version of the API is the end of the package's name.
 * Actions on RAM are operations of two products, of which the newer covers more and so is asked first.
 */
const packages: readonly (readonly [name: string, service: string, product: string])[] = [
  ['ecs20140526', 'ecs', 'Ecs'],
  ['r-kvstore20150101', 'kvstore', 'R-kvstore'],
  ['ims20190815', 'ram', 'Ims'],
  ['ram20150501', 'ram', 'Ram'],
  ['rds20140815', 'rds', 'Rds'],
  ['resourcemanager20200331', 'resourcemanager', 'ResourceManager'],
  ['sls20201230', 'log', 'Sls'],
  ['sts20150401', 'sts', 'Sts'],
  ['vpc20160428', 'vpc', 'Vpc'],
];

/**
 * Reads the pinned packages of the vendor's SDK.
 * @param root folder whose `node_modules` holds them
 * @throws Error that names the package that is missing or not written as expected
 */
export async function readSdk(root: string = join(import.meta.dirname, '../../..')): Promise<readonly SdkPackage[]> {
  return Promise.all(
    packages.map(async ([name, service, product]) => {
      const folder = join(root, 'node_modules/@alicloud', name);
      const [manifest, source] = await Promise.all(
        ['package.json', 'src/client.ts'].map((file) => readFile(join(folder, file), 'utf8')),
      ).catch((error: unknown) => {
        throw new Error(`The package @alicloud/${name} cannot be read; run npm ci.`, { cause: error });
      });
      const { version }: { readonly version?: string } = JSON.parse(manifest ?? '');
      const operations = readOperations(source ?? '');
      if (operations.length === 0) throw new Error(`No operation was found in @alicloud/${name}@${version}.`);
      const api = `${product}/${name.slice(-8, -4)}-${name.slice(-4, -2)}-${name.slice(-2)}`;
      return { id: `@alicloud/${name}@${version}`, service, api, operations };
    }),
  );
}

/**
 * The vendor's sentence on each operation of each service.
 * @returns by prefix, then by the operation's name
 */
export function sdkDescriptions(sdk: readonly SdkPackage[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const services = new Map<string, Map<string, string>>();
  for (const { service, operations } of sdk) {
    const sentences = services.get(service) ?? new Map<string, string>();
    services.set(service, sentences);
    for (const { name, description } of operations) {
      if (description !== undefined && !sentences.has(name)) sentences.set(name, description);
    }
  }
  return services;
}

/**
 * Operations in the source of a generated client: every method that sends a request spells its operation as
 * `action: "Name"`, and the comment above the method describes it.
 */
export function readOperations(source: string): readonly SdkOperation[] {
  const found = new Map<string, SdkOperation>();
  let comment: string[] = [];
  let commentOfMethod: readonly string[] = [];
  for (const line of source.split('\n')) {
    if (line.startsWith('  /**')) comment = [];
    else if (line.startsWith('   * ') || line === '   *') comment.push(line.slice(5));
    else if (/^ {2}(?:async |static )?[A-Za-z]\w*\(/.test(line)) {
      commentOfMethod = comment;
      comment = [];
    }
    const name = /^ +action: "(\w+)",$/.exec(line)?.[1];
    if (name !== undefined && !found.has(name)) found.set(name, readOperation(name, commentOfMethod));
  }
  return [...found.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function readOperation(name: string, comment: readonly string[]): SdkOperation {
  const firstTag = comment.findIndex((line) => line.startsWith('@'));
  const summary = comment.slice(0, firstTag === -1 ? undefined : firstTag).join(' ');
  return {
    name,
    deprecated: comment.some((line) => line.startsWith('@deprecated')),
    description: describingSentence(summary, name),
  };
}
