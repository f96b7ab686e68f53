import type { Action } from '../../catalogue/catalogue.ts';
import { parseArn } from '../../document/arn.ts';
import type { LocationOf } from '../../document/locate.ts';
import type { Policy } from '../../document/policy.ts';
import { touches } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { arnFields, describeArn } from '../describe/arn.ts';
import { blocks } from '../describe/markdown.ts';
import { describeRolesNamed } from '../describe/role.ts';
import { actionsOfStatement } from '../describe/statementActions.ts';
import { type HoverText, hoverText } from './hoverText.ts';

export function hoverResource(
  { policy, statement, spot }: LocationOf<'resource'>,
  offset: number,
  context: FeatureContext,
): HoverText | undefined {
  const actions = actionsOfStatement(statement, context.catalogue[policy.recognition.dialect]);
  return hoverArn(spot.text, offset, { policy, actions, context });
}

/**
 * An ARN: its field under the pointer, and the role that it names, or whose policy, where the catalogue knows it.
 * @param actions the known actions that the ARN is a resource of
 */
export function hoverArn(
  text: string,
  offset: number,
  {
    policy,
    actions = [],
    context,
  }: { readonly policy: Policy; readonly actions?: readonly Action[]; readonly context: FeatureContext },
): HoverText | undefined {
  const { locale } = context;
  const catalogue = context.catalogue[policy.recognition.dialect];
  const arn = parseArn(text);
  const current = arn && arnFields(arn).find(({ span }) => touches(span, offset));
  const named = /^(?:role|policy)\/(?:.*\/)?(?<name>[^/]+)$/is.exec(arn?.relativeId ?? '')?.groups?.['name'];
  return hoverText(
    blocks(
      describeArn(text, { current: current?.field, actions }, catalogue, locale),
      named && describeRolesNamed(named, catalogue, locale),
    ),
    current?.span,
  );
}
