import { accessOf } from '../../access/accessPolicy.ts';
import { hasWildcard } from '../../document/actionPattern.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import { addCondition } from '../addCondition.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type Level, type Rule } from '../rule.ts';
import { trustGrantOf } from '../trustGrant.ts';
import { githubIssuer, isGithub } from './githubProvider.ts';

type Part = 'owner' | 'repository' | 'branch';

const levels: Readonly<Record<Part, Exclude<Level, 'off'>>> = { owner: 'warning', repository: 'info', branch: 'hint' };

/** Workflows of GitHub from whatever repository: everybody there gets tokens of the same issuer. */
const rule: Rule = defineRule<'missing' | Part, 'ask'>({
  category: 'security',
  level: 'warning',
  kinds: ['trust'],
  messages: {
    missing: {
      en: 'Workflows of every repository of GitHub may assume the role; ask with "{0}" for the repository and branch that are meant.',
      'zh-cn': 'GitHub 上任何仓库的工作流都可以扮演该角色；请用“{0}”限定仓库和分支。',
    },
    owner: {
      en: '"{0}" takes in repositories of owners that are strangers; name the owner and the repository in full.',
      'zh-cn': '“{0}”可匹配其他所有者的仓库；请完整写明所有者和仓库。',
    },
    repository: {
      en: '"{0}" takes in several repositories of the owner, also those that come later; name those that are meant.',
      'zh-cn': '“{0}”可匹配该所有者的多个仓库，包括以后新建的仓库；请写明所需的仓库。',
    },
    branch: {
      en: '"{0}" takes in every branch, and mostly pull requests too; name the branch or environment.',
      'zh-cn': '“{0}”可匹配任意分支，通常还包括拉取请求；请写明分支或环境。',
    },
  },
  fixTitles: {
    ask: { en: 'Ask for one branch of one repository', 'zh-cn': '限定为某个仓库的某个分支' },
  },
  visit: {
    principal(principal, context, statement) {
      if (!isGithub(principal, statement) || isForeignStatement(statement, context)) return;
      const { document, policy, report } = context;
      const grant = trustGrantOf(context.once(accessOf), statement, principal, undefined);
      if (grant === undefined || grant.deniedBy !== undefined || grant.allow.isConditionUnclear) return;
      const isIam = policy.recognition.dialect === 'iam';
      const key = isIam ? `${githubIssuer}:sub` : 'oidc:sub';
      // Other claims, such as the repository's owner, say who it is as well.
      const others = grant.demands.filter(
        ({ condition }) => isIam && /^token\.actions\.githubusercontent\.com:(?!aud$)/.test(condition.key),
      );
      const onSubject = grant.restrictionsOn(key);
      if (others.length === 0 && !onSubject.some(({ sense, passesWithout }) => sense === 'only' && !passesWithout)) {
        const values = ['repo:<owner>/<repository>:ref:refs/heads/<branch>'];
        const edits =
          statement.principals.length > 1
            ? undefined
            : addCondition(document.text, statement, { operator: 'StringEquals', key, values });
        report({
          at: principal.node.span,
          message: 'missing',
          args: [key],
          fixes: edits === undefined ? [] : [{ title: 'ask', grade: 'choice', edits }],
        });
      }
      if (others.some(({ condition }) => condition.key !== key)) return;
      for (const { condition, sense, statement: owner } of onSubject) {
        if (sense !== 'only' || owner !== grant.allow || condition.operator?.wildcards !== true) continue;
        const strings = condition.entry.values.filter((value): value is StringNode => value.type === 'string');
        for (const { value, span } of strings) {
          const part = openPart(value);
          if (part !== undefined) report({ at: span, level: levels[part], message: part, args: [value] });
        }
      }
    },
  },
});

export default rule;

/** The widest part of `repo:owner/repository:…` that a wildcard stands in; `undefined` for one that is written out, or has another form. */
function openPart(subject: string): Part | undefined {
  if (/^\*+$/.test(subject)) return 'owner';
  if (!subject.startsWith('repo:')) return undefined;
  const rest = subject.slice('repo:'.length);
  const [owner = '', behind] = splitAt(rest, '/');
  if (hasWildcard(owner)) return 'owner';
  if (behind === undefined) return undefined;
  const [repository = '', place] = splitAt(behind, ':');
  if (hasWildcard(repository)) return 'repository';
  return place !== undefined && /^\*+$/.test(place) ? 'branch' : undefined;
}

function splitAt(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
