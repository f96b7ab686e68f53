import type { CompletionItem } from 'vscode-languageserver-types';
import { parseActionPattern } from '../../document/actionPattern.ts';
import { grammarOf } from '../../grammar/grammar.ts';
import { say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { describeAction } from '../describe/action.ts';
import { describeActionPattern } from '../describe/actionPattern.ts';
import { describeArn } from '../describe/arn.ts';
import { describeConditionKey } from '../describe/conditionKey.ts';
import { describeElement, describeValue } from '../describe/element.ts';
import { blocks } from '../describe/markdown.ts';
import { describeOperator } from '../describe/operator.ts';
import { describeServicePrincipal } from '../describe/principal.ts';
import { describeRolesNamed } from '../describe/role.ts';
import { describeService } from '../describe/service.ts';
import { withDefaults } from '../snippets/snippet.ts';
import { snippets } from '../snippets/snippets.ts';
import { readTopic, type Topic } from './topic.ts';

/** The item with its documentation, which says what a hover would say once the item is accepted. */
export function resolveCompletion(item: CompletionItem, context: FeatureContext): CompletionItem {
  const topic = readTopic(item.data);
  const markdown = topic === undefined ? undefined : documentationOf(topic, context);
  return markdown === undefined ? item : { ...item, documentation: { kind: 'markdown', value: markdown } };
}

function documentationOf(topic: Topic, { catalogue: catalogues, locale }: FeatureContext): string | undefined {
  switch (topic.of) {
    case 'action': {
      const catalogue = catalogues[topic.dialect];
      const action = catalogue.action(topic.name);
      return action && describeAction(action, catalogue, locale);
    }
    case 'pattern':
      return describeActionPattern(parseActionPattern(topic.name), catalogues[topic.dialect], locale);
    case 'service': {
      const catalogue = catalogues[topic.dialect];
      const service = catalogue.service(topic.name);
      return service && describeService(service, catalogue, locale);
    }
    case 'conditionKey': {
      const catalogue = catalogues[topic.dialect];
      const key = catalogue.conditionKey(topic.name);
      return key && describeConditionKey(key, catalogue, locale);
    }
    case 'servicePrincipal':
      return describeServicePrincipal(topic.name, catalogues[topic.dialect], locale);
    case 'role':
      return describeRolesNamed(topic.name, catalogues[topic.dialect], locale);
    case 'resource':
      return describeArn(topic.name, {}, catalogues[topic.dialect], locale);
    case 'operator': {
      const operator = grammarOf(topic.dialect, topic.kind).conditionOperator(topic.name);
      return operator && describeOperator(topic.name, operator, topic, locale);
    }
    case 'element':
      return describeElement(topic.owner, topic.name, topic, locale);
    case 'value': {
      const owner = topic.element === 'Version' ? 'policy' : 'statement';
      const element = grammarOf(topic.dialect, topic.kind).element(owner, topic.element);
      return element && describeValue(element, topic.name, locale);
    }
    case 'snippet': {
      const snippet = snippets.find(({ prefix }) => prefix === topic.name);
      return snippet && blocks(say(snippet.description, locale), `\`\`\`json\n${withDefaults(snippet.body)}\n\`\`\``);
    }
    default:
      return topic satisfies never;
  }
}
