import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Checks a text against the golden file that holds what is expected.
 * With UPDATE_GOLDEN=1 in the environment the file is written instead, to be read in review like code.
 */
export function matchesGolden(file: string, actual: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(file, actual);
    return;
  }
  assert.equal(actual, readGolden(file), `${file} differs; UPDATE_GOLDEN=1 rewrites it`);
}

function readGolden(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
