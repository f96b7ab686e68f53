import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { lazy } from '../../../server/src/core/text/lazy.ts';

suite('lazy', () => {
  for (const value of [7, undefined]) {
    test(`makes ${value} at the first call and never again`, () => {
      let calls = 0;
      const give = lazy(() => {
        calls++;
        return value;
      });
      assert.equal(calls, 0);
      assert.deepEqual([give(), give(), calls], [value, value, 1]);
    });
  }
});
