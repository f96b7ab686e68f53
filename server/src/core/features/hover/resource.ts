import { parseArn } from '../../document/arn.ts';
import type { LocationOf } from '../../document/locate.ts';
import { touches } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { arnFields, describeArn } from '../describe/arn.ts';
import { blocks } from '../describe/markdown.ts';
import { describeRolesNamed } from '../describe/role.ts';
import { type HoverText, hoverText } from './hoverText.ts';

export function hoverResource(
  { policy, spot }: LocationOf<'resource'>,
  offset: number,
  context: FeatureContext,
): HoverText | undefined {
  return hoverArn(spot.text, offset, { policy, context });
}

/** An ARN: its field under the pointer, and the role that it names where the catalogue knows it. */
export function hoverArn(
  text: string,
  offset: number,
  { policy, context }: { readonly policy: LocationOf<'resource'>['policy']; readonly context: FeatureContext },
): HoverText | undefined {
  const { locale } = context;
  const catalogue = context.catalogue[policy.recognition.dialect];
  const arn = parseArn(text);
  const current = arn && arnFields(arn).find(({ span }) => touches(span, offset));
  const role =
    arn && /^role\//i.test(arn.relativeId) ? arn.relativeId.slice(arn.relativeId.lastIndexOf('/') + 1) : undefined;
  return hoverText(
    blocks(describeArn(text, current?.field, catalogue, locale), role && describeRolesNamed(role, catalogue, locale)),
    current?.span,
  );
}
