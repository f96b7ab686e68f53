import type { ArrayNode, JsonNode, Member, ScalarNode, StringNode } from '../../document/jsonNode.ts';
import { elementsNamed, type Statement } from '../../document/policy.ts';
import { intersects } from '../../text/span.ts';
import type { RefactorPlace } from './refactoring.ts';

/** A place of a statement that takes one value or a list of them, with what stands there. */
export interface ValueSlot {
  readonly sort: 'actions' | 'resources' | 'principals' | 'values';
  readonly statement: Statement;
  readonly member: Member;
  readonly value: StringNode | ScalarNode | ArrayNode;
}

/** A slot with a list that was closed. */
export interface ListSlot extends ValueSlot {
  readonly value: ArrayNode;
}

/** Every slot of a statement, in the order of its elements. */
export function slotsOf(statement: Statement): readonly ValueSlot[] {
  const owners = [
    ...slotMembers(statement, 'actions', ['Action', 'NotAction']),
    ...slotMembers(statement, 'resources', ['Resource', 'NotResource']),
    ...slotMembers(statement, 'principals', ['Principal', 'NotPrincipal']).flatMap(({ sort, member }) =>
      membersOf(member.value).map((type) => ({ sort, member: type })),
    ),
    ...slotMembers(statement, 'values', ['Condition']).flatMap(({ sort, member }) =>
      membersOf(member.value).flatMap((operator) => membersOf(operator.value).map((key) => ({ sort, member: key }))),
    ),
  ];
  return owners.flatMap(({ sort, member }): readonly ValueSlot[] => {
    const { value } = member;
    if (value === undefined || value.type === 'object' || (value.type === 'array' && !value.closed)) return [];
    return [{ sort, statement, member, value }];
  });
}

/** The slots that a person points at. */
export function slotsAt({ statements, range }: RefactorPlace): readonly ValueSlot[] {
  return statements.flatMap(slotsOf).filter(({ member }) => intersects(member.span, range));
}

export function isList(slot: ValueSlot): slot is ListSlot {
  return slot.value.type === 'array';
}

/** The values of a slot, one or many. */
export function itemsOf({ value }: ValueSlot): readonly JsonNode[] {
  return value.type === 'array' ? value.items : [value];
}

function slotMembers(
  statement: Statement,
  sort: ValueSlot['sort'],
  names: readonly NonNullable<Statement['elements'][number]['name']>[],
): readonly Pick<ValueSlot, 'sort' | 'member'>[] {
  return names.flatMap((name) => elementsNamed(statement, name).map(({ member }) => ({ sort, member })));
}

function membersOf(node: JsonNode | undefined): readonly Member[] {
  return node?.type === 'object' ? node.members : [];
}
