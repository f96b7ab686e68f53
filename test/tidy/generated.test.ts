import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

test('generated files are fresh', () => {
  const tool = join(import.meta.dirname, '../../server/tools/generate.ts');
  execFileSync(process.execPath, [tool, '--check'], { stdio: 'pipe' });
});
