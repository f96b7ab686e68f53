import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type DiagramLine, layoutDiagram, type RoleDiagram, wrapped } from '../../client/webview/roleDiagram.ts';
import { presentStates, type RoleGraph, roleGraph } from '../../client/webview/roleGraph.ts';
import type { PageRole, RoleLiveState } from '../../client/webview/roleMessages.ts';
import { roleDetails } from '../../server/src/core/features/roles/roleTree.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { diagramWords } from './diagramWords.ts';

const context = { catalogue: testCatalogue(), locale: 'en' } as const;
const fontSize = 13;
/** As wide as common fonts: Han characters fill a square, others about half of one. */
const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + fontSize * (/\p{Script=Han}/u.test(character) ? 1 : 0.55), 0);

function graphOf(roleName: string): RoleGraph {
  const role: PageRole = roleDetails(roleName, [], context) ?? assert.fail(`${roleName} is not known`);
  return roleGraph({ ...role, isDeletedBySystem: role.dialect === 'ram' }, diagramWords);
}

function layoutOf(graph: RoleGraph, width: number, live: readonly RoleLiveState[] = []): RoleDiagram {
  const present = presentStates(graph, live);
  const remarks = new Map(
    graph.states.map(({ id }) => [id, present.has(id) ? ['now, in 1234567890123456 · alice'] : []]),
  );
  return layoutDiagram(graph, present, remarks, { width, fontSize, textWidth });
}

interface Area {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function areaOf({ text, x, y, isAtEnd }: DiagramLine): Area {
  const width = textWidth(text);
  const left = isAtEnd ? x - width : x;
  return { name: text, left, right: left + width, top: y - fontSize * 0.8, bottom: y + fontSize * 0.2 };
}

function overlap(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const graphs = [
  'AliyunServiceRoleForKMSKeyStore',
  'AWSServiceRoleForKeyManagementServiceCustomKeyStores',
  'AliyunECSDiskEncryptDefaultRole',
  'AliyunECSShareEncryptImageDefaultRole',
].map((roleName) => ({ roleName, graph: graphOf(roleName) }));
const present: RoleLiveState = { account: 'alice', status: 'present', words: '', usages: [] };

suite('diagram of a role: the layout', () => {
  for (const { roleName, graph } of graphs) {
    for (const width of [272, 320, 572, 900]) {
      test(`of ${roleName} fits ${width} pixels, and nothing overlaps`, () => {
        const { boxes, arrows, height } = layoutOf(graph, width, [present]);
        const texts = [...boxes, ...arrows].flatMap(({ lines }) => lines.map(areaOf));
        const badges = arrows.map(
          ({ number, x, numberY: y }): Area => ({
            name: `${number}`,
            left: x - 9,
            right: x + 9,
            top: y - 9,
            bottom: y + 9,
          }),
        );
        const areas = [...texts, ...badges];
        for (const area of areas) {
          assert.ok(area.left >= 0 && area.right <= width, `${area.name} is cut: ${area.left} to ${area.right}`);
          assert.ok(area.top >= 0 && area.bottom <= height, `${area.name} is cut: ${area.top} to ${area.bottom}`);
        }
        for (const [index, area] of areas.entries())
          for (const other of areas.slice(index + 1))
            assert.ok(!overlap(area, other), `${area.name} and ${other.name} overlap`);
        const lanes = arrows.map(
          ({ number, x, tail, head }): Area => ({
            name: `arrow ${number}`,
            left: x - 1,
            right: x + 1,
            top: Math.min(tail, head) + 1,
            bottom: Math.max(tail, head) - 1,
          }),
        );
        const rectangles = boxes.map(
          (box): Area => ({
            name: box.id,
            left: box.x,
            right: box.x + box.width,
            top: box.y,
            bottom: box.y + box.height,
          }),
        );
        for (const lane of lanes)
          for (const other of [...texts, ...rectangles])
            assert.ok(!overlap(lane, other), `${lane.name} crosses ${other.name}`);
      });
    }

    test(`of ${roleName} leads every arrow from the edge of its state to that of the next`, () => {
      const { boxes, arrows } = layoutOf(graph, 320);
      const boxOf = (id: string) => boxes.find((box) => box.id === id) ?? assert.fail(`${id} is not drawn`);
      for (const [index, { from, to }] of graph.transitions.entries()) {
        const { x, tail, head } = arrows[index] ?? assert.fail(`${from} → ${to} is not drawn`);
        const [source, target] = [boxOf(from), boxOf(to)];
        const isDown = source.y < target.y;
        assert.equal(tail, isDown ? source.y + source.height : source.y);
        assert.equal(head, isDown ? target.y : target.y + target.height);
        for (const box of [source, target])
          assert.ok(x > box.x && x < box.x + box.width, `${from} → ${to} ends beside ${box.id}`);
      }
    });
  }

  test('numbers the transitions from top to bottom, each beside its own words', () => {
    const graph = graphOf('AliyunECSShareEncryptImageDefaultRole');
    const { arrows } = layoutOf(graph, 572);
    const inOrder = arrows.toSorted((a, b) => a.numberY - b.numberY).map(({ number }) => number);
    assert.deepEqual(inOrder, [1, 2, 3, 4, 5, 6, 7]);
    for (const { number, lines, numberY } of arrows) {
      const text = lines.map((line) => line.text).join(' ');
      assert.equal(text, graph.transitions[number - 1]?.words);
      const [first] = lines;
      assert.ok(first !== undefined && Math.abs(first.y - numberY) < fontSize, `${number} is not beside its words`);
    }
  });

  test('marks states only where an account tells, and says which are not the present one', () => {
    const { graph } = graphs[0] ?? assert.fail();
    const marks = (live: readonly RoleLiveState[]) => layoutOf(graph, 320, live).boxes.map(({ mark }) => mark);
    assert.deepEqual(marks([]), [undefined, undefined, undefined]);
    assert.deepEqual(marks([present]), ['other', 'now', 'other']);
  });

  test('gives transitions that pass the same state lanes of their own', () => {
    const graph: RoleGraph = {
      states: (['absent', 'present', 'deleting'] as const).map((id) => ({ id, name: id, isFinal: false })),
      transitions: [
        { from: 'absent', to: 'deleting', words: 'down' },
        { from: 'deleting', to: 'absent', words: 'up' },
      ],
    };
    const { boxes, arrows } = layoutOf(graph, 320);
    const [down, up] = arrows.map(({ x }) => x);
    assert.ok(down !== undefined && up !== undefined && Math.abs(down - up) >= fontSize);
    const passed = boxes[1] ?? assert.fail();
    assert.ok(passed.x + passed.width < Math.min(down, up));
  });

  test('uses the width that it gets: a narrow diagram is higher than a wide one', () => {
    for (const { graph } of graphs) assert.ok(layoutOf(graph, 272).height > layoutOf(graph, 900).height);
  });
});

suite('diagram of a role: breaking text into lines', () => {
  const linesOf = (text: string, characters: number): readonly string[] =>
    wrapped(text, characters, false, { textWidth: (each) => each.length }).map((line) => line.text);

  test('breaks at spaces and loses nothing else', () => {
    assert.deepEqual(linesOf('one two three', 8), ['one two', 'three']);
    assert.deepEqual(linesOf('one two three', 100), ['one two three']);
    assert.deepEqual(linesOf('', 8), ['']);
  });

  test('breaks between Han characters, but not before the mark that ends a clause', () => {
    assert.deepEqual(linesOf('由产品创建；用户需要', 5), ['由产品创', '建；用户需', '要']);
    assert.deepEqual(linesOf('需要（必须）权限', 3), ['需要', '（必', '须）权', '限']);
  });

  test('keeps a name whole where a line can hold it, and breaks it at its words where none can', () => {
    assert.deepEqual(linesOf('needs ram:CreateRole.', 15), ['needs', 'ram:CreateRole.']);
    assert.deepEqual(linesOf('needs ram:CreateServiceLinkedRole.', 15), ['needs ram:', 'CreateService', 'LinkedRole.']);
  });

  test('gives a piece that no line can hold a line of its own', () => {
    assert.deepEqual(linesOf('a bbbbbbbbbb c', 4), ['a', 'bbbbbbbbbb', 'c']);
  });
});
