import { type JsonNode, memberNamed, type ObjectNode, objectsIn, type StringNode } from '../../../document/jsonNode.ts';
import { type Span, span } from '../../../text/span.ts';
import { createdBy, isCreator } from './creators.ts';
import type { Telling } from './mention.ts';

/** The roles that the resources of a JSON template create: of CloudFormation, ROS, or Terraform's JSON. */
export function jsonTellings(root: JsonNode): readonly Telling[] {
  return objectsIn(root).flatMap((object) => [...templateResource(object), ...terraformResources(object)]);
}

function templateResource(object: ObjectNode): readonly Telling[] {
  const type = memberNamed(object, 'Type')?.value;
  const properties = memberNamed(object, 'Properties')?.value;
  if (type?.type !== 'string' || properties?.type !== 'object') return [];
  return tellingsOf(properties, type.value);
}

/** `{"alicloud_ram_role": {"name of the block": {"role_name": …}}}`; several blocks of one name make a list. */
function terraformResources({ members }: ObjectNode): readonly Telling[] {
  return members.flatMap(({ name, value }) => {
    if (!isCreator(name.value) || value?.type !== 'object') return [];
    const blocks = value.members.flatMap((member) =>
      member.value?.type === 'array' ? member.value.items : (member.value ?? []),
    );
    return blocks.flatMap((block) => (block.type === 'object' ? tellingsOf(block, name.value) : []));
  });
}

function tellingsOf({ members }: ObjectNode, resourceType: string): readonly Telling[] {
  return members.flatMap(({ name, value }) =>
    value?.type === 'string' ? (createdBy(resourceType, name.value, insideOf(value)) ?? []) : [],
  );
}

/** A string's place without its quotes. */
export function insideOf({ span: { start, end } }: StringNode): Span {
  return span(start + 1, Math.max(start + 1, end - 1));
}
