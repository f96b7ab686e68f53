import type { Span } from '../../../text/span.ts';
import { createsWords, type Telling } from './mention.ts';

/**
 * Resources that create a role, each with the attributes that say which: its name, or the service that it is for.
 * Terraform's providers, CloudFormation and ROS write them down; ROS has no resource for service-linked roles.
 */
const creators: Readonly<Record<string, readonly string[]>> = {
  alicloud_resource_manager_service_linked_role: ['service_name'],
  alicloud_ram_role: ['role_name', 'name'],
  alicloud_resource_manager_role: ['role_name'],
  aws_iam_service_linked_role: ['aws_service_name'],
  aws_iam_role: ['name'],
  'ALIYUN::RAM::Role': ['RoleName'],
  'ALIYUN::ResourceManager::Role': ['RoleName'],
  'AWS::IAM::ServiceLinkedRole': ['AWSServiceName'],
  'AWS::IAM::Role': ['RoleName'],
};

/** Whether a text may hold a resource that creates a role; cheap. */
export function mayCreate(text: string): boolean {
  return /(?:alicloud|aws)_\w*role"|(?:ALIYUN|AWS)::\w+::\w*Role\b/.test(text);
}

export function isCreator(resourceType: string): boolean {
  return Object.hasOwn(creators, resourceType);
}

/** What the value of a resource's attribute says; `undefined` where it does not say which role is created. */
export function createdBy(resourceType: string, attribute: string, value: Span): Telling | undefined {
  const attributes = isCreator(resourceType) ? creators[resourceType] : undefined;
  if (attributes?.includes(attribute) !== true) return undefined;
  return {
    span: value,
    kind: 'creates',
    words: createsWords,
    sort: /service_?name/i.test(attribute) ? 'service' : 'role',
  };
}
