import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sentenceOf } from '../../../server/src/core/catalogue/actionSentence.ts';
import { splitWords, verbOf } from '../../../server/src/core/catalogue/actionWords.ts';
import { testCatalogue } from '../../support/catalogue.ts';

const { ram, iam } = testCatalogue();

describe('splitWords', () => {
  const cases: Readonly<Record<string, string>> = {
    CreateNetworkInterface: 'Create Network Interface',
    DescribeVSwitches: 'Describe VSwitches',
    DescribeVRouters: 'Describe VRouters',
    DescribeVpcs: 'Describe Vpcs',
    DBInstanceIPArrayList: 'DB Instance IP Array List',
    AssignIpv6Addresses: 'Assign Ipv6 Addresses',
    ListMFADevices: 'List MFA Devices',
    AssumeRoleWithOIDC: 'Assume Role With OIDC',
    ReEncryptFrom: 'ReEncrypt From',
    UnTagResources: 'UnTag Resources',
    Get2: 'Get 2',
    '': '',
  };
  for (const [name, words] of Object.entries(cases)) {
    it(`cuts ${name || 'nothing'} into ${words || 'nothing'}`, () => assert.equal(splitWords(name).join(' '), words));
  }

  it('loses no letter of any action', () => {
    for (const { name } of [...ram.actionsOf('ecs'), ...iam.actionsOf('ec2')]) {
      assert.equal(splitWords(name).join(''), name);
    }
  });
});

describe('verbOf', () => {
  it('knows the verb that a name begins with', () => {
    assert.equal(verbOf('DescribeInstances'), 'describe');
    assert.equal(verbOf('ReEncryptTo'), 'reencrypt');
    assert.equal(verbOf('getsecretvalue'), 'get');
    assert.equal(verbOf('Descirbe'), undefined);
    assert.equal(verbOf('DescirbeVpcs'), undefined);
    assert.equal(verbOf('PublicKey'), undefined);
    assert.equal(verbOf(''), undefined);
  });
});

describe('sentenceOf', () => {
  const product = { en: 'Product', 'zh-cn': '产品' };
  const cases: readonly (readonly [name: string, english: string, chinese: string])[] = [
    ['CreateNetworkInterface', 'create network interface', '创建弹性网卡'],
    ['DescribeVSwitches', 'describe vSwitches', '查询交换机'],
    ['DescribeNatGateways', 'describe NAT gateways', '查询 NAT 网关'],
    ['ModifyNatGatewaySpec', 'modify NAT gateway spec', '修改 NAT 网关规格'],
    ['AllocateIpv6InternetBandwidth', 'allocate IPv6 internet bandwidth', '分配 IPv6 公网带宽'],
    ['ListVpcs', 'list VPCs', '列出专有网络'],
    ['TagResources', 'tag resources', '为资源添加标签'],
    ['UntagResources', 'untag resources', '移除资源的标签'],
    ['BatchGetSecretValue', 'batch get secret value', '批量获取凭据值'],
    ['DescribeSpotPriceHistory', 'describe spot price history', '查询 SpotPriceHistory'],
    ['HeartBeat', 'heart beat', '执行 HeartBeat 操作'],
    ['Decrypt', 'decrypt data', '解密数据'],
    ['Sign', 'sign', '签名'],
    ['PassRole', 'pass a role to a service', '将角色传递给云服务'],
  ];
  for (const [name, english, chinese] of cases) {
    it(`says ${name}`, () =>
      assert.deepEqual(sentenceOf(name, product), { en: `Product: ${english}.`, 'zh-cn': `产品：${chinese}。` }));
  }

  it('says something well formed of every action', () => {
    for (const dialect of [ram, iam]) {
      for (const { id, description } of dialect.services.flatMap(({ prefix }) => dialect.actionsOf(prefix))) {
        assert.match(description.en, /^\S.*[^.\s]\.$/, id);
        assert.match(description['zh-cn'], /^\S.*：[^。]*[^。\s]。$/, id);
        assert.doesNotMatch(description['zh-cn'], / {2}|\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}|\{/u, id);
      }
    }
  });
});
