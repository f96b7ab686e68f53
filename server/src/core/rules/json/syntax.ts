import { defineRule, type Rule } from '../rule.ts';
import { diagnose } from './syntaxDiagnosis.ts';
import { faultSites } from './syntaxSite.ts';
import { type SyntaxFix, type SyntaxMessage, syntaxFixTitles, syntaxMessages } from './syntaxWords.ts';

/** Text that no JSON reader takes; the first cause in each value is told, since the others mostly follow from it. */
const rule: Rule = defineRule<SyntaxMessage, SyntaxFix>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: syntaxMessages,
  fixTitles: syntaxFixTitles,
  visit: {
    document(document, { report }) {
      for (const site of faultSites(document)) report(diagnose(site));
    },
  },
});

export default rule;
