import type { PolicyReport } from './policyReport.ts';

/** One JSON array with an object for each policy. */
export function jsonReport(reports: readonly PolicyReport[]): string {
  return `${JSON.stringify(reports, null, 2)}\n`;
}
