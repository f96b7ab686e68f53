import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestOptions } from '../../../support/service.ts';
import { afterFixesOf, toldBy } from '../told.ts';

/** A text with one fault, what is said of it, and the text after the fix. */
export interface SyntaxCase {
  readonly title: string;
  readonly text: string;
  readonly at: string;
  readonly message: string;
  readonly fix?: string;
  readonly after?: string;
  readonly level?: string;
  readonly options?: TestOptions;
}

export const effect: string = '"Effect": "Allow", ';
export const action: string = '"Action": "kms:ListKeys", ';
export const resource: string = '"Resource": "*"';

/** A policy with one statement; the parts of the statement are written as they are. */
export function policyOf(...parts: readonly string[]): string {
  return `{"Version": "1", "Statement": [{${parts.join('')}}]}`;
}

export const whole: string = policyOf(effect, action, resource);

/** One test for each text: the fault is told once, at its place, and its repair leaves no fault. */
export function testCases(cases: readonly SyntaxCase[]): void {
  const code = 'json/syntax';
  for (const { title, text, at, message, fix, after, level = 'error', options } of cases) {
    test(`tells of ${title}`, () => {
      const [first, ...others] = toldBy(code, text, options);
      assert.deepEqual(others, []);
      assert.deepEqual(
        { level: first?.level, at: first?.at, message: first?.message, fixes: first?.fixes },
        { level, at, message, fixes: fix === undefined ? [] : [fix] },
      );
      if (after !== undefined) assert.deepEqual(afterFixesOf(code, text, options), [after, 0]);
    });
  }
}
