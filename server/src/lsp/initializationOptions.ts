import type { InitializationOptions } from '../protocol/initialization.ts';
import { isRecord } from './settingsCache.ts';

/** What a client sent at the start; whatever has another shape than declared counts as not sent. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (!isRecord(value)) return {};
  const { locale, reportsJsonErrors, offersSnippets, supportsJson, rulePages, settings } = value;
  return {
    ...(typeof locale === 'string' && { locale }),
    ...(typeof rulePages === 'string' && { rulePages }),
    reportsJsonErrors: reportsJsonErrors === true,
    offersSnippets: offersSnippets === true,
    supportsJson: supportsJson === true,
    settings,
  };
}
