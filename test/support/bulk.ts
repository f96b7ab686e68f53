/** Texts of a size that shows whether work grows with the length or with its square. */

/** What readers of the languages must look twice at. */
export const hostilePieces: readonly string[] = [
  'aliyun.',
  'AliyunServiceRoleForA ',
  'AliyunServiceRoleForKMSKeyStore_',
  '"keystore.kms.aliyuncs.com",',
  '1@ecs.aliyuncs.com ',
  '{{@ecs.aliyuncs.com ',
  '"',
  '"${',
  '"\\',
  '{',
  '}{',
  '<<A\n',
  '/*',
  ' #',
  "'#",
  ': ',
  '- ',
  ' ',
  '\n ',
  'Type: ALIYUN::RAM::Role\n',
  'a:\n',
  '"a":',
  '{"a":',
  'aliyun CreateRole ',
  'CreateRole ',
  'aws create-role\\\n',
  'resource "alicloud_ram_role" "x" {',
  '\n  name = "x" ',
  '[{"Type":"ALIYUN::RAM::Role","Properties":{"RoleName":"x"}},',
];

/** A text of about so many characters that holds one piece over and over. */
export function hostileText(piece: string, length: number): string {
  return `resource "alicloud_ram_role" "x" { Type: ALIYUN::RAM::Role\n${piece.repeat(length / piece.length)}`;
}

interface FileMaker {
  readonly ending: string;
  readonly head: string;
  readonly line: (index: number) => string;
  readonly tail: string;
}

const fileMakers: readonly FileMaker[] = [
  {
    ending: 'json',
    head: '{"Version": "1", "Statement": [\n',
    line: (index) =>
      `{"Effect": "Allow", "Action": ["ecs:DescribeInstances", "kms:Decrypt"], "Resource": ["acs:ecs:*:*:instance/i-${index}"]},\n`,
    tail: '{"Effect": "Allow", "Action": "ram:CreateServiceLinkedRole", "Resource": "*", "Condition": {"StringEquals": {"ram:ServiceName": "keystore.kms.aliyuncs.com"}}}]}',
  },
  {
    ending: 'tf',
    head: '',
    line: (index) =>
      `resource "alicloud_instance" "i${index}" {\n  # one of many\n  name = "app-${index}"\n  image = "\${var.image}"\n}\n`,
    tail: 'resource "alicloud_ram_role" "x" {\n  role_name = "AliyunECSDiskEncryptDefaultRole"\n}\n',
  },
  {
    ending: 'yaml',
    head: 'Resources:\n',
    line: (index) => `  Role${index}:\n    Type: ALIYUN::RAM::Role\n    Properties:\n      RoleName: app-${index}\n`,
    tail: '',
  },
  {
    ending: 'md',
    head: '',
    line: (index) => `On AliyunServiceRoleForKMSKeyStore, ${index}: words and more words of a page.\n`,
    tail: '',
  },
  {
    ending: 'sh',
    head: '',
    line: (index) => `aliyun ecs DescribeInstances --RegionId cn-hangzhou # ${index}\n`,
    tail: '',
  },
];

/** So many files of 4 KB: policies, templates, scripts and pages, with their names. */
export function workspaceFiles(count: number): readonly (readonly [text: string, name: string])[] {
  return Array.from({ length: count }, (_, number) => {
    const { ending, head, line, tail } = fileMakers[number % fileMakers.length] as FileMaker;
    let text = head;
    for (let index = number; text.length + tail.length < 4096; index++) text += line(index);
    return [text + tail, `${number}.${ending}`];
  });
}

/** Statements on all of RAM, by what tells one of them from another. */
export const statementShapes: Readonly<Record<string, (index: number) => Readonly<Record<string, unknown>>>> = {
  'all alike': () => ({ Effect: 'Allow', Action: 'ram:*', Resource: '*' }),
  'on other roles each': (index) => ({
    Effect: 'Allow',
    Action: 'ram:*',
    Resource: `acs:ram:*:*:role/app-${index}-*`,
  }),
  'for a service each': (index) => ({
    Effect: 'Allow',
    Action: 'ram:*',
    Resource: '*',
    Condition: { StringEquals: { 'ram:ServiceName': `x${index}.aliyuncs.com` } },
  }),
  'with an address each': (index) => ({
    Effect: 'Allow',
    Action: 'ram:*',
    Resource: '*',
    Condition: { IpAddress: { 'acs:SourceIp': `10.0.${index % 250}.${index > 250 ? 1 : 0}/32` } },
  }),
  'that deny a role each': (index) => ({
    Effect: 'Deny',
    Action: 'ram:*',
    Resource: `acs:ram:*:*:role/app-${index}-*`,
  }),
};

/** What breaks JSON once; a text may hold thousands of them. */
export const brokenPieces: readonly string[] = ['x\n', '{]', '] ', 'x {} ', '"a"\n', '/*"*/['];
