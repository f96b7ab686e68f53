import type { Localized } from '../../text/locale.ts';
import type { RuleContext } from '../rule.ts';
import { broadGrants } from './broadGrants.ts';
import type { SensitiveActions } from './sensitiveActions.ts';

type Message = 'one' | 'more';

/** Sentences of the rules on what a broad grant gives. */
export const broadGrantMessages: Readonly<Record<Message, Localized>> = {
  one: {
    en: '"{0}" on everything that it applies to lets its holder {1}.',
    'zh-cn': '“{0}”作用于其适用的所有资源，持有者可以{1}。',
  },
  more: {
    en: '"{0}" on everything that it applies to lets its holder {1}; {2} of its actions are of that sort.',
    'zh-cn': '“{0}”作用于其适用的所有资源，持有者可以{1}；其中此类操作共 {2} 个。',
  },
};

/** Tells each value of Action that gives some of these actions on everything, with the first of what it gives. */
export function tellBroadGrants(
  context: RuleContext<Message>,
  actions: SensitiveActions,
  wholeServices: readonly string[],
): void {
  for (const { element, gives } of broadGrants(context, actions, wholeServices)) {
    const [first] = gives;
    if (first === undefined) continue;
    context.report({
      at: element.node.span,
      message: gives.length === 1 ? 'one' : 'more',
      args: [element.text, first.power[context.locale], `${gives.length}`],
    });
  }
}
