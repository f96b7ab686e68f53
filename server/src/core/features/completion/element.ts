import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Kind } from '../../document/dialect.ts';
import type { LocationOf } from '../../document/locate.ts';
import { elementNamed, type Policy, type Statement } from '../../document/policy.ts';
import { type ElementGrammar, type Grammar, grammarOf } from '../../grammar/grammar.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { policyName } from '../describe/element.ts';
import { memberItem, plain, stringItem, type Target } from './items.ts';

const words = {
  required: { en: 'required', 'zh-cn': '必填' },
} as const satisfies Record<string, Localized>;

/** The elements that a policy or statement still lacks, the required ones first. */
export function completeElementKey(
  location: LocationOf<'elementKey'>,
  target: Target,
  { locale }: FeatureContext,
): readonly CompletionItem[] {
  const { policy, owner } = location;
  const ownKind = policy.recognition.kind;
  const required = say(words.required, locale);
  const elements = owner === 'policy' ? policy.elements : location.statement.elements;
  const present = new Set(
    elements.filter((each) => each !== location.element).map(({ name }) => name as string | undefined),
  );
  const offered = new Set<string>();
  return kindsToOffer(location).flatMap((kind) => {
    const grammar = grammarOf(policy.recognition.dialect, kind);
    return grammar[owner]
      .filter(({ name, alternative, standing }) => {
        const isLegal = standing === 'documented' && !present.has(name) && !(alternative && present.has(alternative));
        return isLegal && !offered.has(name);
      })
      .toSorted((a, b) => Number(isFirstChoice(b)) - Number(isFirstChoice(a)))
      .map((element) => {
        offered.add(element.name);
        const value = valueText(element, grammar, policy);
        return memberItem(
          target,
          {
            label: element.name,
            kind: CompletionItemKind.Property,
            remark:
              kind !== ownKind
                ? policyName(grammar.dialect, kind, locale)
                : isFirstChoice(element)
                  ? required
                  : undefined,
            topic: { of: 'element', dialect: grammar.dialect, kind, owner, name: element.name },
            continues: /"\$1"|\{\n\t\t\$1|: "\$2"/.test(value),
          },
          element.name,
          value,
        );
      });
  });
}

/** Of two elements that exclude each other only the one without Not counts as required. */
function isFirstChoice({ required, name }: ElementGrammar): boolean {
  return required && !name.startsWith('Not');
}

/**
 * The kinds whose elements to offer: the policy's own, and before anything in the policy speaks of resources
 * or principals also the other one that it may become.
 */
function kindsToOffer(location: LocationOf<'elementKey'>): readonly Kind[] {
  const { kind, kindFrom } = location.policy.recognition;
  if (location.owner === 'policy' || kindFrom === 'setting' || kind !== 'permission') return [kind];
  const isOpen = location.policy.statements.every((statement) => !speaksOfScope(statement));
  if (!isOpen) return [kind];
  const { actions } = location.statement;
  const assumesRoles =
    actions.length > 0 && actions.every(({ text }) => /^sts:(AssumeRole|TagSession|SetSource)/i.test(text));
  return assumesRoles ? ['trust'] : actions.length === 0 ? [kind, 'trust'] : [kind];
}

function speaksOfScope(statement: Statement): boolean {
  return (['Resource', 'NotResource', 'Principal', 'NotPrincipal'] as const).some(
    (name) => elementNamed(statement, name) !== undefined,
  );
}

/** What to write behind the name of an element, in snippet syntax. */
function valueText({ name, values }: ElementGrammar, grammar: Grammar, policy: Policy): string {
  switch (name) {
    case 'Version':
      return policy.recognition.dialectFrom === 'default' ? '"${1|1,2012-10-17|}"' : `"${values[0]?.value ?? ''}"`;
    case 'Statement':
      return '[\n\t{\n\t\t$1\n\t}\n]';
    case 'Effect':
      return choice(values.map(({ value }) => value));
    case 'Action':
    case 'NotAction':
      return grammar.kind === 'trust' ? '"${1:sts:AssumeRole}"' : '[\n\t"$1"\n]';
    case 'Resource':
    case 'NotResource':
      return '"${1:*}"';
    case 'Principal':
    case 'NotPrincipal':
      return `{\n\t${choice(grammar.principalTypes.map((type) => type.name))}: "$2"\n}`;
    case 'Condition':
      return `{\n\t${choice(grammar.conditionOperators.map((operator) => operator.name))}: {\n\t\t"$2": "$3"\n\t}\n}`;
    default:
      return '"$1"';
  }
}

function choice(values: readonly string[]): string {
  return `"\${1|${values.join(',')}|}"`;
}

/** The versions of the policy's language, of both clouds while it is open which one the policy is for. */
export function completeVersion({ policy }: LocationOf<'version'>, target: Target): readonly CompletionItem[] {
  const { dialect, kind, dialectFrom } = policy.recognition;
  const dialects = dialectFrom === 'default' ? (['ram', 'iam'] as const) : [dialect];
  return dialects.flatMap((each) => {
    const values = grammarOf(each, kind).element('policy', 'Version')?.values ?? [];
    return values.map(({ value }) =>
      stringItem(
        target,
        {
          label: value,
          kind: CompletionItemKind.EnumMember,
          remark: each.toUpperCase(),
          topic: { of: 'value', dialect: each, kind, element: 'Version', name: value },
        },
        plain(value),
      ),
    );
  });
}

export function completeEffect({ policy }: LocationOf<'effect'>, target: Target): readonly CompletionItem[] {
  const { dialect, kind } = policy.recognition;
  const values = grammarOf(dialect, kind).element('statement', 'Effect')?.values ?? [];
  return values.map(({ value }) =>
    stringItem(
      target,
      {
        label: value,
        kind: CompletionItemKind.EnumMember,
        topic: { of: 'value', dialect, kind, element: 'Effect', name: value },
      },
      plain(value),
    ),
  );
}
