import { type Dialect, dialects } from '../../document/dialect.ts';
import { lineIndent, outdent, reindent, removeMember } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import type { Policy } from '../../document/policy.ts';
import { isWhole, type PolicyDocument } from '../../document/policyDocument.ts';
import { listAround, objectAround, policyAround, versionMember } from '../../document/wrap.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { currentVersion } from '../currentVersion.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'info',
  console: true,
  messages: {
    statement: {
      en: 'This is a bare statement; it can be used only inside a policy with Version and Statement.',
      'zh-cn': '这是单独的语句，需放入带有 Version 和 Statement 的策略后才能使用。',
    },
    statements: {
      en: 'This is a bare list of statements; it can be used only inside a policy with Version and Statement.',
      'zh-cn': '这是单独的语句列表，需放入带有 Version 和 Statement 的策略后才能使用。',
    },
  },
  fixTitles: {
    ram: { en: 'Wrap into a RAM policy', 'zh-cn': '补全为 RAM 策略' },
    iam: { en: 'Wrap into an IAM policy', 'zh-cn': '补全为 IAM 策略' },
  },
  visit: {
    policy(policy, { document, report }) {
      if (policy.form === 'document') return;
      const reach = reachOf(document, policy);
      // In a JSON text the missing braces are a fault of the syntax and told as such.
      if (reach.isMember && document.host !== 'prose') return;
      const { dialect, dialectFrom } = policy.recognition;
      const isDecided = dialectFrom !== 'default';
      const wrap = (to: Dialect) => ({
        title: to,
        grade: isDecided ? ('narrows' as const) : ('choice' as const),
        edits: wrapping(document, policy, reach, to),
      });
      report({
        at: headline(document.text, policy.node),
        level: document.claimed ? 'error' : document.host === 'prose' ? 'hint' : 'info',
        message: policy.form,
        fixes: isWhole(document, policy) ? (isDecided ? [dialect] : dialects).map(wrap) : [],
      });
    },
  },
});

export default rule;

/** What of a policy is there: a value alone, or the member `Statement` without the braces around it. */
interface Reach {
  readonly span: Span;
  readonly isMember: boolean;
  readonly hasVersion: boolean;
}

function reachOf({ json: { plain } }: PolicyDocument, { span: { start, end } }: Policy): Reach {
  const before = /(?<version>"Version"\s*:\s*"[^"\n]*"\s*,\s*)?"Statement"\s*:\s*$/.exec(
    plain.slice(Math.max(0, start - 200), start),
  );
  if (before === null) return { span: span(start, end), isMember: false, hasVersion: false };
  const behind = /^\s*,\s*"Version"\s*:\s*"[^"\n]*"/.exec(plain.slice(end, end + 200));
  return {
    span: span(start - before[0].length, end + (behind?.[0].length ?? 0)),
    isMember: true,
    hasVersion: before.groups?.['version'] !== undefined || behind !== null,
  };
}

function wrapping({ text }: PolicyDocument, policy: Policy, reach: Reach, dialect: Dialect): readonly Edit[] {
  const version = currentVersion(dialect);
  const source = outdent(text, reach.span);
  const whole = reach.isMember
    ? objectAround(reach.hasVersion ? [source] : [versionMember(version), source])
    : policyAround(policy.form === 'statements' ? source : listAround([statementText(text, policy)]), version);
  return [{ span: reach.span, text: reindent(whole, lineIndent(text, reach.span.start)) }];
}

/** The bare statement, without the Version that some people put into it. */
function statementText(text: string, { node, span: at }: Policy): string {
  const version = node.type === 'object' ? node.members.find(({ name }) => name.value === 'Version') : undefined;
  if (node.type !== 'object' || version === undefined) return outdent(text, at);
  const cut = removeMember(text, node, version);
  return outdent(applyEdits(text, [cut]), span(at.start, at.end - (cut.span.end - cut.span.start)));
}
