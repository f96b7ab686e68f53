import type { Dialect } from '../../document/dialect.ts';
import type { Localized } from '../../text/locale.ts';

/** An action that starts something with a role that its caller hands over, and so may do what the caller may not. */
export interface PassingPair {
  readonly action: string;
  /** "… starts …" */
  readonly starts: Localized;
}

const instance: Localized = { en: 'an instance', 'zh-cn': '实例' };
const running: Localized = { en: 'commands on an instance', 'zh-cn': '实例上的命令' };
const code: Localized = { en: 'code of the caller', 'zh-cn': '调用者的代码' };
const stack: Localized = { en: 'a stack of any resources', 'zh-cn': '创建任意资源的资源栈' };
const container: Localized = { en: 'a container', 'zh-cn': '容器' };
const work: Localized = { en: 'a workflow', 'zh-cn': '工作流' };

/** What hands a role over, and what then works with it. */
export const passingPairs: Readonly<Record<Dialect, readonly PassingPair[]>> = {
  ram: [
    { action: 'ecs:RunInstances', starts: instance },
    { action: 'ecs:AttachInstanceRamRole', starts: running },
    { action: 'fc:CreateFunction', starts: code },
    { action: 'fc:UpdateFunction', starts: code },
    { action: 'ess:CreateScalingConfiguration', starts: instance },
    { action: 'eci:CreateContainerGroup', starts: container },
    { action: 'ros:CreateStack', starts: stack },
    { action: 'oos:StartExecution', starts: work },
  ],
  iam: [
    { action: 'ec2:RunInstances', starts: instance },
    { action: 'ec2:AssociateIamInstanceProfile', starts: running },
    { action: 'lambda:CreateFunction', starts: code },
    { action: 'lambda:UpdateFunctionConfiguration', starts: code },
    { action: 'cloudformation:CreateStack', starts: stack },
    { action: 'ecs:RegisterTaskDefinition', starts: container },
    { action: 'glue:CreateJob', starts: code },
    { action: 'glue:CreateDevEndpoint', starts: code },
    { action: 'sagemaker:CreateNotebookInstance', starts: code },
    { action: 'codebuild:CreateProject', starts: code },
    { action: 'datapipeline:CreatePipeline', starts: work },
    { action: 'states:CreateStateMachine', starts: work },
  ],
};

/** How each cloud calls the handing over, and the key that says to which service. */
export const passRole: Readonly<Record<Dialect, { readonly action: string; readonly key: string }>> = {
  ram: { action: 'ram:PassRole', key: 'acs:Service' },
  iam: { action: 'iam:PassRole', key: 'iam:PassedToService' },
};
