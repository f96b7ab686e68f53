import type { PackedLifeFact, PackedLifeStage, PackedLives, PackedRoles } from '../../src/core/catalogue/format.ts';
import { roleStageIds } from '../../src/core/catalogue/roleLife.ts';
import type { Localized } from '../../src/core/text/locale.ts';
import { type FactsFile, isRow, type Row } from './facts.ts';
import { readSentences } from './packKeys.ts';

/** Lives of roles; a role must be known, and every source be used. */
export function packRoleLives(
  file: FactsFile,
  { serviceLinked, service }: Pick<PackedRoles, 'serviceLinked' | 'service'>,
): PackedLives {
  const sources = file.rows('sources', 'id', ['en', 'zh-cn']);
  const ids = sources.map((row) => String(row['id']));
  const used = new Set<string>();
  const known = new Set([...serviceLinked, ...service].map(({ role }) => role));
  const lives = {
    sources: sources.map((row) => localized(file, row, row)),
    families: file.optionalRows('families', 'family', ['stages']).map((row) => ({
      family: file.oneOf(row, 'family', ['service-linked', 'service']) ?? 'service',
      stages: stagesOf(file, row, ids, used),
    })),
    roles: file.rows('roles', 'role', ['creation', 'deletedBySystem', 'stages']).map((row) => {
      if (!known.has(String(row['role']))) file.fault(row, `${String(row['role'])} is no known role`);
      return {
        role: String(row['role']),
        creation: file.oneOf(row, 'creation', ['automatic', 'confirmed', 'manual']) ?? 'manual',
        ...(file.flag(row, 'deletedBySystem') && { deletedBySystem: true as const }),
        stages: stagesOf(file, row, ids, used),
      };
    }),
  };
  for (const row of sources) if (!used.has(String(row['id']))) file.fault(row, 'no fact names this source');
  return lives;
}

function stagesOf(file: FactsFile, row: Row, ids: readonly string[], used: Set<string>): readonly PackedLifeStage[] {
  const stages = rowsOf(file, row, row['stages'], 'stages').map((stage) => ({
    stage: file.oneOf(stage, 'stage', roleStageIds) ?? 'use',
    facts: rowsOf(file, row, stage['facts'], 'facts').map((fact) => packFact(file, row, fact, ids, used)),
  }));
  if (new Set(stages.map(({ stage }) => stage)).size < stages.length) file.fault(row, 'a stage stands here twice');
  return stages;
}

function packFact(file: FactsFile, row: Row, fact: Row, ids: readonly string[], used: Set<string>): PackedLifeFact {
  const source = String(fact['source']);
  if (!ids.includes(source)) file.fault(row, `source ${source} is not in sources`);
  used.add(source);
  const [english = '', chinese = ''] = readSentences(file, fact);
  const { generation, principal } = fact;
  return {
    sentence: { en: english, 'zh-cn': chinese },
    source: ids.indexOf(source),
    ...(file.flag(fact, 'contradiction') && { contradiction: true as const }),
    ...(generation !== undefined && { generation: localized(file, row, generation) }),
    ...(principal !== undefined && { principal: packPrincipal(file, row, principal) }),
  };
}

function packPrincipal(file: FactsFile, row: Row, value: unknown): NonNullable<PackedLifeFact['principal']> {
  if (!isRow(value)) {
    file.fault(row, 'principal must be an object');
    return { services: [] };
  }
  const services = file.optionalTexts(value, 'services');
  if (services.length === 0) file.fault(row, 'principal must name services');
  const [operator, key, text] = ['operator', 'key', 'value'].map((name) => file.optionalText(value, name));
  if (operator === undefined && key === undefined && text === undefined) return { services };
  if (operator !== undefined && key !== undefined && text !== undefined)
    return { services, condition: [operator, key, text] };
  file.fault(row, 'a condition has operator, key and value');
  return { services };
}

function rowsOf(file: FactsFile, row: Row, value: unknown, name: string): readonly Row[] {
  if (Array.isArray(value) && value.length > 0 && value.every(isRow)) return value;
  file.fault(row, `${name} must be a list of objects that is not empty`);
  return [];
}

function localized(file: FactsFile, row: Row, value: unknown): Localized {
  if (isRow(value) && typeof value['en'] === 'string' && typeof value['zh-cn'] === 'string')
    return { en: value['en'], 'zh-cn': value['zh-cn'] };
  file.fault(row, 'a name must have en and zh-cn');
  return { en: '', 'zh-cn': '' };
}
