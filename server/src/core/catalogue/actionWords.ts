const wordPattern: RegExp =
  /V(?=[A-Z][a-z])[A-Z][a-z]+|[Ii][Pp]v\d+|[A-Z]+s?(?=[A-Z][a-z])|[A-Z][a-z]+|[A-Z]+|[a-z]+|\d+/g;

/**
 * Words of an action name: `DescribeVSwitches` is `Describe`, `VSwitches`.
 * A leading `Re` or `Un` stays with its verb, because it changes what the verb means.
 */
export function splitWords(name: string): readonly string[] {
  const found = name.match(wordPattern) ?? [];
  const [first, second] = found;
  if ((first === 'Re' || first === 'Un') && second !== undefined) return [first + second, ...found.slice(2)];
  return found;
}

/** Chinese verb by the English one that action names begin with, in lower case; `{0}` is where the object goes if not at the end. */
export const verbs: ReadonlyMap<string, string> = new Map([
  ['accept', '接受'],
  ['activate', '激活'],
  ['active', '启用'],
  ['add', '添加'],
  ['allocate', '分配'],
  ['apply', '应用'],
  ['assign', '分配'],
  ['associate', '关联'],
  ['assume', '扮演'],
  ['attach', '附加'],
  ['authorize', '授权'],
  ['bind', '绑定'],
  ['calculate', '计算'],
  ['cancel', '取消'],
  ['change', '变更'],
  ['check', '检查'],
  ['clear', '清除'],
  ['clone', '克隆'],
  ['complete', '完成'],
  ['config', '配置'],
  ['configure', '配置'],
  ['confirm', '确认'],
  ['connect', '连接'],
  ['convert', '转换'],
  ['copy', '复制'],
  ['create', '创建'],
  ['deactivate', '停用'],
  ['deactive', '停用'],
  ['decode', '解码'],
  ['decrypt', '解密'],
  ['delete', '删除'],
  ['deprovision', '取消预置'],
  ['deregister', '注销'],
  ['describe', '查询'],
  ['destroy', '销毁'],
  ['detach', '分离'],
  ['diagnose', '诊断'],
  ['disable', '禁用'],
  ['disassociate', '取消关联'],
  ['disconnect', '断开'],
  ['dissociate', '取消关联'],
  ['download', '下载'],
  ['enable', '启用'],
  ['encrypt', '加密'],
  ['evaluate', '评估'],
  ['export', '导出'],
  ['filter', '筛选'],
  ['flush', '清空'],
  ['generate', '生成'],
  ['get', '获取'],
  ['grant', '授予'],
  ['import', '导入'],
  ['initialize', '初始化'],
  ['install', '安装'],
  ['invoke', '执行'],
  ['join', '加入'],
  ['leave', '移出'],
  ['list', '列出'],
  ['lock', '锁定'],
  ['merge', '合并'],
  ['migrate', '迁移'],
  ['modify', '修改'],
  ['monitor', '监控'],
  ['move', '移动'],
  ['open', '开通'],
  ['pass', '传递'],
  ['pause', '暂停'],
  ['post', '写入'],
  ['provision', '预置'],
  ['publish', '发布'],
  ['pull', '拉取'],
  ['purchase', '购买'],
  ['put', '设置'],
  ['query', '查询'],
  ['reboot', '重启'],
  ['rebuild', '重建'],
  ['recover', '恢复'],
  ['redeploy', '重新部署'],
  ['reencrypt', '重新加密'],
  ['refresh', '刷新'],
  ['register', '注册'],
  ['reject', '拒绝'],
  ['release', '释放'],
  ['remove', '移除'],
  ['renew', '续费'],
  ['replace', '更换'],
  ['replicate', '复制'],
  ['report', '上报'],
  ['reset', '重置'],
  ['resize', '扩容'],
  ['restart', '重启'],
  ['restore', '恢复'],
  ['resume', '恢复'],
  ['retire', '停用'],
  ['retry', '重试'],
  ['revoke', '撤销'],
  ['rotate', '轮转'],
  ['run', '运行'],
  ['schedule', '计划'],
  ['search', '搜索'],
  ['send', '发送'],
  ['set', '设置'],
  ['sign', '签名'],
  ['simulate', '模拟'],
  ['split', '拆分'],
  ['start', '启动'],
  ['stop', '停止'],
  ['submit', '提交'],
  ['switch', '切换'],
  ['sync', '同步'],
  ['synchronize', '同步'],
  ['tag', '为{0}添加标签'],
  ['terminate', '终止'],
  ['test', '测试'],
  ['transform', '转换'],
  ['unassign', '取消分配'],
  ['unassociate', '取消关联'],
  ['unbind', '解绑'],
  ['unlock', '解锁'],
  ['untag', '移除{0}的标签'],
  ['update', '更新'],
  ['upgrade', '升级'],
  ['upload', '上传'],
  ['validate', '校验'],
  ['verify', '验证'],
  ['withdraw', '撤回'],
]);

/** Words that stand before the verb and say how it is done. */
export const adverbs: ReadonlyMap<string, string> = new Map([
  ['asymmetric', '非对称'],
  ['batch', '批量'],
  ['quick', '快速'],
]);

/**
 * The verb that a name begins with, in lower case, or `undefined` when its first word is no known verb.
 * A name without any capital inside is searched for the longest verb that it begins with.
 */
export function verbOf(name: string): string | undefined {
  const parts = splitWords(name);
  const first = parts[0]?.toLowerCase();
  if (first === undefined) return undefined;
  if (verbs.has(first)) return first;
  if (parts.length > 1) return undefined;
  let longest: string | undefined;
  for (const verb of verbs.keys()) {
    if (first.startsWith(verb) && verb.length > (longest?.length ?? 2)) longest = verb;
  }
  return longest;
}
