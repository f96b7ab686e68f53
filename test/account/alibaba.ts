import assert from 'node:assert/strict';
import type { TestCloud } from '../support/cloud/cloud.ts';
import { callProduct, errorOf, type Keys } from './sdk.ts';

/** Calls operations of each product of Alibaba Cloud by its typed SDK. */
export type Products = Readonly<
  Record<'manager' | 'ram' | 'sts', (operation: string, fields?: object, keys?: Keys) => Promise<unknown>>
>;

/** The products of one cloud. */
export function productsOf(cloud: TestCloud): Products {
  return {
    manager: (operation, fields, keys) => callProduct(cloud, 'resourcemanager20200331', operation, fields, keys),
    ram: (operation, fields, keys) => callProduct(cloud, 'ram20150501', operation, fields, keys),
    sts: (operation, fields, keys) => callProduct(cloud, 'sts20150401', operation, fields, keys),
  };
}

/** Asks for the deletion of a role, and so often for its status. */
export async function statuses(
  manager: Products['manager'],
  roleName: string,
  times: number,
): Promise<readonly string[]> {
  const task = (await manager('DeleteServiceLinkedRole', { roleName })) as { readonly deletionTaskId: string };
  const found: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const { status } = (await manager('GetServiceLinkedRoleDeletionStatus', task)) as { readonly status: string };
    found.push(status);
  }
  return found;
}

/** Holds a refusal against what it has to be. @returns the error of the SDK */
export async function refused(call: Promise<unknown>, status: number, code: string) {
  const error = await errorOf(call);
  assert.deepEqual({ status: error['statusCode'], code: error['code'] }, { status, code });
  return error;
}

/** Names of the roles of a page. */
export function namesOf(answer: unknown): readonly string[] {
  return (answer as { roles: { role: { roleName: string }[] } }).roles.role.map(({ roleName }) => roleName);
}

/** The credentials of a session that was opened. */
export function keysOf(answer: unknown): Keys {
  const { credentials } = answer as {
    credentials: { accessKeyId: string; accessKeySecret: string; securityToken: string };
  };
  return { ...credentials, token: credentials.securityToken };
}
