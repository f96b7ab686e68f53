import type { Localized } from '../../text/locale.ts';
import { type SensitiveActions, together } from './sensitiveActions.ts';

const run: Localized = {
  en: 'run commands on every instance, and with the role of each',
  'zh-cn': '在所有实例上执行命令，并使用各实例的角色',
};
const open: Localized = {
  en: 'open a shell on every instance, and use the role of each',
  'zh-cn': '登录所有实例的终端，并使用各实例的角色',
};
const send: Localized = {
  en: 'write files on every instance, programs included',
  'zh-cn': '向所有实例写入文件（包括可执行程序）',
};
const contain: Localized = {
  en: 'run commands in every container, and with the role of each',
  'zh-cn': '在所有容器中执行命令，并使用各容器的角色',
};

/** Actions by which a permission on the cloud becomes one on its machines. */
export const remoteCommandActions: SensitiveActions = {
  ram: [
    ...together(run, 'instance', 'ecs:RunCommand', 'ecs:InvokeCommand'),
    ...together(open, 'instance', 'ecs:StartTerminalSession'),
    ...together(send, 'instance', 'ecs:SendFile'),
  ],
  iam: [
    ...together(run, 'instance', 'ssm:SendCommand'),
    ...together(open, 'instance', 'ssm:StartSession', 'ec2-instance-connect:SendSSHPublicKey'),
    ...together(contain, undefined, 'ecs:ExecuteCommand'),
  ],
};
