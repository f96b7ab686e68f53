import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { namesOf, readElsewhere, rulesFor } from '../../server/tools/generate/checks.ts';
import { otherTools, toolsWithoutNames } from '../../server/tools/generate/checksLists.ts';
import { reasonsFor } from '../../server/tools/generate/checksReasons.ts';
import { readRulePages } from '../../server/tools/generate/rulePages.ts';

const pages = await readRulePages(join(import.meta.dirname, '../..'));

suite('what pages say of other tools is in the list of their checks', () => {
  for (const { code, elsewhere } of pages) {
    test(code, () => {
      for (const { tool, names } of readElsewhere(elsewhere)) {
        const known = otherTools.find(({ name }) => name === tool);
        if (known === undefined) assert.ok(toolsWithoutNames.includes(tool) && names.length === 0, `unknown: ${tool}`);
        else assert.notDeepEqual(names, [], `${tool} without the name of a check`);
        for (const name of names) assert.ok(known && namesOf(known).includes(name), `${tool} has no ${name}`);
      }
    });
  }
});

suite('every check of another tool has a rule or a reason, and never both', () => {
  for (const tool of otherTools) {
    const names = namesOf(tool);

    test(`${tool.name}: each name stands once`, () => {
      assert.equal(new Set(names).size, names.length);
    });

    test(`${tool.name}: what no rule carries has a reason`, () => {
      const reasons = reasonsFor(tool.name);
      assert.deepEqual(
        names.filter((name) => rulesFor(tool.name, name, pages).length === 0 && reasons[name] === undefined),
        [],
      );
    });

    test(`${tool.name}: what a rule carries has no reason, and no reason is for a check that is not there`, () => {
      assert.deepEqual(
        Object.keys(reasonsFor(tool.name)).filter(
          (name) => !names.includes(name) || rulesFor(tool.name, name, pages).length > 0,
        ),
        [],
      );
    });
  }
});
