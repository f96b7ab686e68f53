import type { Preset, RuleLevels } from '../rules/config.ts';
import type { LimitSettings } from '../rules/limits.ts';
import type { Organisation } from '../rules/options.ts';
import type { Suppression } from '../rules/suppression.ts';
import type { Localized } from '../text/locale.ts';
import type { Span } from '../text/span.ts';
import type { Associations } from './association.ts';
import {
  configShape,
  isLimitName,
  type WrittenCondition,
  type WrittenConfig,
  type WrittenSuppression,
} from './configShape.ts';
import type { FileFault, TellFault } from './fault.ts';
import { readJsonFile } from './jsonFile.ts';
import { nameJudge } from './names.ts';
import { namesOnePath, type PathTest, pathPattern } from './pathPattern.ts';
import type { Located } from './shape.ts';

/** What a configuration says, complete and understood, and what is wrong with its text. */
export interface Config {
  readonly preset: Preset | undefined;
  readonly levels: RuleLevels;
  readonly associations: Associations;
  readonly limits: LimitSettings;
  readonly organisation: Organisation;
  readonly ownAccounts: readonly string[];
  /** Paths as written, relative to the file. */
  readonly referencePolicies: readonly Located<string>[];
  readonly extraFacts: readonly Located<string>[];
  readonly suppressions: readonly ConfiguredSuppression[];
  readonly faults: readonly FileFault[];
}

/** A suppression with the files that it is about. */
export interface ConfiguredSuppression extends Suppression {
  /** Its entry in the configuration. */
  readonly span: Span;
  /** Takes a path relative to the folder of the configuration. */
  readonly fits: PathTest;
  /** Whether it can be about one file only, so that this file tells whether it is of use. */
  readonly aboutOneFile: boolean;
}

const sentences = {
  reason: { en: 'Say why this problem is meant.', 'zh-cn': '请说明忽略该问题的原因。' },
  unused: { en: 'This suppression hides no problem any more.', 'zh-cn': '此忽略项已不再对应任何问题。' },
  pointer: {
    en: 'A JSON Pointer is empty or begins with a slash, and "{0}" does not.',
    'zh-cn': 'JSON 指针应为空或以斜杠开头，“{0}”不符合要求。',
  },
} satisfies Readonly<Record<string, Localized>>;

/** Reads a configuration. Total: what is wrong is told, and all else counts. */
export function readConfig(text: string): Config {
  const faults: FileFault[] = [];
  const tell = (fault: FileFault): void => void faults.push(fault);
  const root = readJsonFile(text, tell);
  const written = root === undefined ? undefined : configShape.read(root, tell);
  const judge = nameJudge(['code', 'group']);
  const suppressions = (written?.suppressions ?? []).flatMap((entry) => suppressionOf(entry, judge, tell));
  return {
    preset: written?.preset,
    levels: written?.rules ?? {},
    associations: written?.associations ?? {},
    limits: Object.fromEntries(Object.entries(written?.limits ?? {}).filter(([name]) => isLimitName(name))),
    organisation: organisationOf(written?.organisation),
    ownAccounts: written?.ownAccounts ?? [],
    referencePolicies: written?.referencePolicies ?? [],
    extraFacts: written?.catalogue?.extra ?? [],
    suppressions,
    faults: faults.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}

function organisationOf(written: WrittenConfig['organisation']): Organisation {
  const demanded = ({ key, operator, values }: WrittenCondition): Organisation['required'][number]['condition'] => ({
    key,
    operator,
    values: values ?? [],
  });
  return {
    required: (written?.required ?? []).map(({ actions, condition, dialect, reason }) => ({
      actions: actions ?? ['*'],
      condition: demanded(condition),
      dialect,
      reason,
    })),
    forbidden: (written?.forbidden ?? []).map(({ actions, condition, dialect, reason }) => ({
      actions: actions ?? ['*'],
      condition: condition === undefined ? undefined : demanded(condition),
      dialect,
      reason,
    })),
  };
}

/** A suppression without a reason counts, and the lack is told; one of an unknown rule is none. */
function suppressionOf(
  { value: { rule, path, pointer, reason }, span }: Located<WrittenSuppression>,
  judge: ReturnType<typeof nameJudge>,
  tell: TellFault,
): readonly ConfiguredSuppression[] {
  const wrong = judge(rule.value);
  if (wrong !== undefined) {
    tell({ ...wrong, span: rule.span, level: 'error', alsoFoundBy: undefined });
    return [];
  }
  if (pointer !== undefined && pointer.value !== '' && !pointer.value.startsWith('/')) {
    const args = [pointer.value];
    tell({ span: pointer.span, sentence: sentences.pointer, args, level: 'error', alsoFoundBy: undefined });
    return [];
  }
  if (reason === undefined || reason.value.trim() === '') {
    const at = reason?.span ?? rule.span;
    tell({ span: at, sentence: sentences.reason, args: [], level: 'warning', alsoFoundBy: undefined });
  }
  return [
    {
      rule: rule.value,
      pointer: pointer?.value,
      span,
      fits: path === undefined ? () => true : pathPattern(path, 'whole'),
      aboutOneFile: path !== undefined && namesOnePath(path),
    },
  ];
}

/** What is to be said of a suppression that hides nothing. */
export function unusedFault({ span }: ConfiguredSuppression): FileFault {
  return { span, sentence: sentences.unused, args: [], level: 'hint', alsoFoundBy: undefined };
}
