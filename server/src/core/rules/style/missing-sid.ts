import { insertMember } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import { elementNamed, type Statement } from '../../document/policy.ts';
import { defineRule, type Rule } from '../rule.ts';

/** A statement of AWS without a name; optional, and some houses want one everywhere. */
const rule: Rule = defineRule({
  category: 'style',
  level: 'off',
  dialects: ['iam'],
  messages: {
    unnamed: { en: 'The statement has no Sid that says what it is for.', 'zh-cn': '该语句没有用 Sid 说明其用途。' },
  },
  fixTitles: {
    name: { en: 'Name it "{0}"', 'zh-cn': '命名为“{0}”' },
  },
  visit: {
    policy({ statements }, { document: { text }, report }) {
      const taken = new Set(statements.map(sidOf));
      for (const statement of statements) {
        const { node } = statement;
        if (elementNamed(statement, 'Sid') !== undefined || node.members.length === 0) continue;
        const name = numbered(nameFor(statement), taken);
        const edits = [insertMember(text, node, 'Sid', JSON.stringify(name), 'first')];
        report({
          at: headline(text, node),
          message: 'unnamed',
          fixes: [{ title: 'name', args: [name], grade: 'choice', edits }],
        });
      }
    },
  },
});

export default rule;

function sidOf(statement: Statement): string | undefined {
  const value = elementNamed(statement, 'Sid')?.member.value;
  return value?.type === 'string' ? value.value : undefined;
}

/** `AllowKmsDecrypt` for one action, `AllowKms` for several of one service, `Allow` for those of more. */
function nameFor({ effect, actions }: Statement): string {
  const negated = actions.some((action) => action.negated);
  const begin = `${effect?.value ?? 'Statement'}${negated ? 'AllBut' : ''}`;
  const services = new Set(actions.map(({ pattern }) => pattern.service?.toLowerCase()));
  const [service] = services;
  if (services.size !== 1 || service === undefined) return begin;
  const [only, another] = actions;
  return (
    begin + capitalised(service) + (only === undefined || another !== undefined ? '' : capitalised(only.pattern.name))
  );
}

/** A Sid holds letters and digits only. */
function capitalised(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9]/g, '');
  return plain.slice(0, 1).toUpperCase() + plain.slice(1);
}

/** The name, or the first of its kind with a number that no other statement has; taken from then on. */
function numbered(name: string, taken: Set<string | undefined>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
  taken.add(free);
  return free;
}
