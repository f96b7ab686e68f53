import type { FeatureContext } from '../../server/src/core/features/context.ts';
import { testCatalogue } from './catalogue.ts';

/** Asks a feature as a plain editor would that says nothing about JSON itself; what differs is given. */
export function featureContext(
  given: Partial<Omit<FeatureContext, 'client'>> & { readonly client?: Partial<FeatureContext['client']> } = {},
): FeatureContext {
  return {
    catalogue: testCatalogue(),
    locale: 'en',
    levels: {},
    ...given,
    client: {
      reportsJsonErrors: false,
      offersSnippets: false,
      supportsJson: false,
      takesSnippetText: true,
      rulePage: (code) => `https://example.org/${code}.md`,
      ...given.client,
    },
  };
}
