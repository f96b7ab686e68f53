import { type Locale, type Localized, say } from '../text/locale.ts';
import type { PolicyReport, ReportedProblem } from './policyReport.ts';

type ReportedLevel = ReportedProblem['level'];

const levels: readonly ReportedLevel[] = ['error', 'warning', 'info', 'hint'];

const levelWords: Readonly<Record<ReportedLevel, Localized>> = {
  error: { en: 'error', 'zh-cn': '错误' },
  warning: { en: 'warning', 'zh-cn': '警告' },
  info: { en: 'info', 'zh-cn': '信息' },
  hint: { en: 'hint', 'zh-cn': '提示' },
};

const sentences = {
  noPolicy: { en: 'No policy found.', 'zh-cn': '未发现策略。' },
  clean: { en: 'No problems ({0} checked).', 'zh-cn': '未发现问题（已检查 {0}）。' },
  found: { en: '{0} found ({1}; {2} checked).', 'zh-cn': '发现 {0}（{1}；已检查 {2}）。' },
} satisfies Readonly<Record<string, Localized>>;

/** For people: a line for each problem, lines and columns counted from one, and a summary. */
export function textReport(reports: readonly PolicyReport[], locale: Locale): string {
  const lines = reports.flatMap(({ file, problems }) => problems.map((problem) => problemLine(file, problem, locale)));
  return [...lines, summary(reports, locale), ''].join('\n');
}

function problemLine(file: string, { code, level, message, range }: ReportedProblem, locale: Locale): string {
  const { line, character } = range.start;
  return `${file}:${line + 1}:${character + 1} ${say(levelWords[level], locale)} ${oneLine(message)} [${code}]`;
}

/** Messages quote the text, and a quoted string may hold a line break. */
function oneLine(message: string): string {
  return message.replace(/\s*[\r\n]+\s*/g, ' ');
}

function summary(reports: readonly PolicyReport[], locale: Locale): string {
  if (reports.length === 0) return say(sentences.noPolicy, locale);
  const problems = reports.flatMap((report) => report.problems);
  const files = new Set(reports.map((report) => report.file)).size;
  const checked =
    locale === 'en'
      ? `${plural(reports.length, 'policy', 'policies')} in ${plural(files, 'file', 'files')}`
      : `${files} 个文件中的 ${reports.length} 个策略`;
  if (problems.length === 0) return say(sentences.clean, locale, [checked]);
  const counts = levels.flatMap((level) => {
    const count = problems.filter((problem) => problem.level === level).length;
    return count === 0
      ? []
      : [locale === 'en' ? englishCount(count, level) : `${count} 个${levelWords[level]['zh-cn']}`];
  });
  const total = locale === 'en' ? plural(problems.length, 'problem', 'problems') : `${problems.length} 个问题`;
  return say(sentences.found, locale, [total, counts.join(locale === 'en' ? ', ' : '、'), checked]);
}

function englishCount(count: number, level: ReportedLevel): string {
  return level === 'info' ? `${count} info` : plural(count, level, `${level}s`);
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
