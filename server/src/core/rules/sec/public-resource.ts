import { accessOf } from '../../access/accessPolicy.ts';
import { isAnyAction } from '../../access/actionFormat.ts';
import { elementsNamed, type PrincipalElement, type Statement } from '../../document/policy.ts';
import type { ResourceHolder } from '../../document/recognise.ts';
import { isForeignStatement } from '../otherCloud.ts';
import { defineRule, type Level, type Rule } from '../rule.ts';
import { trustGrantOf } from '../trustGrant.ts';

/** Buckets are made public on purpose, endpoints begin as public, and keys should never be. */
const levels: Readonly<Record<ResourceHolder, Exclude<Level, 'off'>>> = {
  key: 'warning',
  bucket: 'info',
  other: 'hint',
};

/** A resource for everybody. Of a role for everybody `trust/anyone` tells. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  kinds: ['resource'],
  messages: {
    key: {
      en: '"{0}" opens this to everybody, in whatever account; name who is meant, or ask for it with a condition.',
      'zh-cn': '“{0}”将其开放给任意账号中的任何人；请写明授权对象，或用条件加以限定。',
    },
    bucket: {
      en: '"{0}" opens this to everybody, also to anonymous visitors; name who is meant, or ask for it with a condition.',
      'zh-cn': '“{0}”将其开放给任何人，包括匿名访问者；请写明授权对象，或用条件加以限定。',
    },
    other: {
      en: '"{0}" lets everybody in who can reach this; name who is meant, or ask for it with a condition.',
      'zh-cn': '“{0}”允许任何能访问到它的人使用；请写明授权对象，或用条件加以限定。',
    },
  },
  visit: {
    principal(principal, context, statement) {
      if (!isEverybody(principal) || isForeignStatement(statement, context)) return;
      // A list without types is a fault of another sort in AWS.
      if (context.policy.recognition.dialect === 'iam' && isInBareList(principal, statement)) return;
      // Stack policies of ROS look alike and open nothing.
      const isAccess = statement.actions.some(
        ({ pattern, text }) => isAnyAction(text) || context.catalogue.service(pattern.service ?? '')?.assumed === false,
      );
      if (!isAccess) return;
      const grant = trustGrantOf(context.once(accessOf), statement, principal, undefined);
      if (grant === undefined || grant.deniedBy !== undefined || grant.allow.isConditionUnclear) return;
      if (grant.demands.length > 0) return;
      const holder = context.policy.recognition.holder ?? 'other';
      context.report({ at: principal.node.span, level: levels[holder], message: holder, args: [principal.text] });
    },
  },
});

export default rule;

function isEverybody({ negated, text, type }: PrincipalElement): boolean {
  if (negated) return false;
  if (/^\*+$/.test(text)) return type === undefined || type.value === 'AWS' || type.value === 'RAM';
  return type?.value === 'RAM' && /^acs:ram:[^:]*:\*+:(?:root|\*+)$/.test(text);
}

function isInBareList({ node, type }: PrincipalElement, statement: Statement): boolean {
  return type === undefined && !elementsNamed(statement, 'Principal').some(({ member }) => member.value === node);
}
