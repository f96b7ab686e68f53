import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { locate, type PolicyLocation } from '../../../server/src/core/document/locate.ts';
import { documentOf, type TestOptions } from '../../support/service.ts';

/** The location at the `|` of a text, in one line. */
function locationIn(marked: string, options: TestOptions = {}): string {
  const offset = marked.indexOf('|');
  return inWords(locate(documentOf(marked.slice(0, offset) + marked.slice(offset + 1), options), offset));
}

function inWords(location: PolicyLocation | undefined): string {
  if (location === undefined) return 'nothing';
  const { kind, spot } = location;
  const flags = [
    spot.quoted && (spot.closed ? 'quoted' : 'opened'),
    !spot.quoted && spot.closed && 'closed only',
    spot.list && 'in list',
    spot.missingCommaAt !== undefined && 'comma before',
    spot.needsCommaAfter && 'comma after',
    spot.hasValue && 'has value',
    'braces' in location && !location.braces && 'braces missing',
  ];
  return [`${kind} ${JSON.stringify(spot.text)}`, ...flags.filter((flag) => flag !== false)].join(', ');
}

function check(cases: readonly (readonly [marked: string, expected: string])[], options: TestOptions = {}): void {
  for (const [marked, expected] of cases) {
    test(JSON.stringify(marked), () => assert.equal(locationIn(marked, options), expected));
  }
}

const inStatement = (rest: string): string => `{ "Version": "1", "Statement": [ { "Effect": "Allow", ${rest}`;

suite('locate in a policy being written from nothing', () => {
  check([
    ['|', 'document ""'],
    ['\n  |\n', 'document ""'],
    ['kms|', 'document "kms"'],
    ['"ram|"', 'document "ram", quoted'],
    ['// first\n|', 'document ""'],
    ['// fir|st', 'nothing'],
    ['{|', 'elementKey ""'],
    ['{\n  |\n}', 'elementKey ""'],
    ['{ "Ver|" }', 'elementKey "Ver", quoted'],
    ['{ Ver| }', 'elementKey "Ver"'],
    ['{ "Version": |', 'version ""'],
    ['{ "Version": "|', 'version "", opened'],
    ['{ "Version": "1|", ', 'version "1", quoted'],
    ['{ "Version": "1" |', 'elementKey "", comma before'],
    ['{ "Version": "1", |', 'elementKey ""'],
    ['{ "Version": "1", Sta|', 'elementKey "Sta"'],
    ['{ "Version": "1", "Sta|te', 'elementKey "State", opened'],
    ['{ "Version": "1", "Statement": |', 'statement ""'],
    ['{ "Version": "1", "Statement": [|', 'statement "", in list'],
    ['{ "Version": "1", "Statement": [ st|', 'statement "st", in list'],
    ['{ "Version": "1", "Statement": [ {} | ]', 'statement "", in list, comma before'],
    ['{ "Version": "1", "Statement": [ | {} ]', 'statement "", in list, comma after'],
    ['{ "Version": "1", "Statement": [ {|', 'elementKey ""'],
    ['{ "Statement": [ { "Effect": "Allow", | } ] }', 'elementKey ""'],
    ['{ "Effect": "Allow", | }', 'elementKey ""'],
    ['[ { "Effect": "Allow", | } ]', 'elementKey ""'],
    ['[ { "Effect": "Allow", "Action": "*" }, | ]', 'statement "", in list'],
  ]);
});

suite('locate in values that are not finished', () => {
  check([
    [inStatement('"Action": |'), 'action ""'],
    [inStatement('"Action": kms:De|'), 'action "kms:De"'],
    [inStatement('"Action": kms:De|\n "Resource": "*" } ] }'), 'action "kms:De", comma after'],
    [inStatement('"Action": |\n "Resource": "*" } ] }'), 'action "", comma after'],
    [inStatement('"Action": kms:De|" } ] }'), 'action "kms:De", closed only'],
    [inStatement('"Action": "kms:De|'), 'action "kms:De", opened'],
    [inStatement('"Action": "kms:De|\n "Resource": "*" } ] }'), 'action "kms:De", opened, comma after'],
    [inStatement('"Action": "kms:De|crypt", "Resource": "*" } ] }'), 'action "kms:Decrypt", quoted'],
    [inStatement('"Action": [ | ] } ] }'), 'action "", in list'],
    [inStatement('"Action": [ kms:De| ] } ] }'), 'action "kms:De", in list'],
    [inStatement('"Action": [ "kms:A", | ] } ] }'), 'action "", in list'],
    [inStatement('"Action": [ "kms:A"\n | ] } ] }'), 'action "", in list, comma before'],
    [
      inStatement('"Action": [ "kms:A"\n kms:De|\n "kms:B" ] } ] }'),
      'action "kms:De", in list, comma before, comma after',
    ],
    [inStatement('"Action": [ "kms:De| , "kms:B" ] } ] }'), 'action "kms:De", opened, in list'],
    [inStatement('"Action": [ |"kms:A" ] } ] }'), 'action "", in list, comma after'],
    [inStatement('"Action": | "kms:A" } ] }'), 'nothing'],
    [inStatement('"Action": [ "kms:A", "Resource": "acs|" } ] }'), 'resource "acs", quoted'],
    [inStatement('"Action" | "kms:A" } ] }'), 'nothing'],
    [inStatement('"Action": { "kms:A|" } } ] }'), 'nothing'],
    [inStatement('"Action": /* ki|nd */ "kms:A" } ] }'), 'nothing'],
    [inStatement('"NotAction": "a|" } ] }'), 'action "a", quoted'],
    [inStatement('"NotResource": [ "a|" ] } ] }'), 'resource "a", quoted, in list'],
    ['{ "Version": "1", "Statement": { "Effect": De| } }', 'effect "De"'],
    ['{ "Version": "2012-10-17", "Statement": { "Sid": "a|" } }', 'sid "a", quoted'],
  ]);
});

suite('locate names of members', () => {
  check([
    [inStatement('Act|'), 'elementKey "Act"'],
    [inStatement('"Act|'), 'elementKey "Act", opened'],
    [inStatement('Res|\n "Action": "kms:Decrypt" } ] }'), 'elementKey "Res", comma after'],
    [inStatement('Res|: "*" } ] }'), 'elementKey "Res", has value'],
    [inStatement('"Res|": "*" } ] }'), 'elementKey "Res", quoted, has value'],
    [inStatement('"Resource": "*"| } ] }'), 'elementKey "", comma before'],
    [inStatement('| "Resource": "*" } ] }'), 'elementKey "", comma after'],
    ['{ "Version": "1", "Statement": [ { "Effect": "Allow"\n Act|\n } ] }', 'elementKey "Act", comma before'],
  ]);
});

suite('locate in Principal and Condition', () => {
  check([
    [inStatement('"Principal": |'), 'principalType "", braces missing'],
    [inStatement('"Principal": "|"'), 'principal "", quoted'],
    [inStatement('"Principal": [ "|" ]'), 'principal "", quoted, in list'],
    [inStatement('"Principal": { |'), 'principalType ""'],
    [inStatement('"Principal": { "Serv|" } } ] }'), 'principalType "Serv", quoted'],
    [inStatement('"Principal": { "Service": ecs| } } ] }'), 'principal "ecs"'],
    [inStatement('"Principal": { "RAM": [ "acs:ram::1:root", "|" ] } } ] }'), 'principal "", quoted, in list'],
    [inStatement('"Condition": |'), 'conditionOperator "", braces missing'],
    [inStatement('"Condition": { |'), 'conditionOperator ""'],
    [inStatement('"Condition": { "StringEq|": {} } } ] }'), 'conditionOperator "StringEq", quoted, has value'],
    [inStatement('"Condition": { "StringEquals": |'), 'conditionKey "", braces missing'],
    [inStatement('"Condition": { "StringEquals": { ram:Serv|'), 'conditionKey "ram:Serv"'],
    [inStatement('"Condition": { "StringEquals": { ram:|'), 'conditionKey "ram:"'],
    [inStatement('"Condition": { "StringEquals": { ram:Serv|: "a" } } } ] }'), 'conditionKey "ram:Serv", has value'],
    [inStatement('"Condition": { "StringEquals": { "ram:Serv|" } } } ] }'), 'conditionKey "ram:Serv", quoted'],
    [inStatement('"Condition": { "Bool": { "acs:MFAPresent": |'), 'conditionValue ""'],
    [inStatement('"Condition": { "Bool": { "acs:MFAPresent": [ "|" ] } } } ] }'), 'conditionValue "", quoted, in list'],
  ]);
});

suite('locate outside policies', () => {
  check([
    ['{ "name": "x", "Act|" }', 'nothing'],
    ['{ "version": "1.2.3", "| }', 'nothing'],
    ['{ "Statement": [ { "Effect": "Deny", "Action": "Update:*", | } ] }', 'nothing'],
    ['{ "Version": "1", "Statement": [] } |', 'nothing'],
    ['{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": "obs:*:*", | } ] }', 'nothing'],
  ]);
  check(
    [
      ['{ "anything": "x", "Act|" }', 'elementKey "Act", quoted'],
      ['{ "Effect": "Allow", | }', 'elementKey ""'],
    ],
    { claimed: true },
  );
});

suite('locate in prose', () => {
  check(
    [
      ['Attach this: { "Effect": "Allow", "Action": "kms:De|" } and save.', 'action "kms:De", quoted'],
      ['Attach this: { "Effect": "Allow", "Action": "kms:De" } and sa|ve.', 'nothing'],
      ['Att|ach', 'nothing'],
      ['|', 'nothing'],
    ],
    { languageId: 'plaintext' },
  );
  check([['|', 'document ""']], { languageId: 'plaintext', claimed: true });
});

suite('what locate carries', () => {
  const at = (marked: string): PolicyLocation | undefined => {
    const offset = marked.indexOf('|');
    return locate(documentOf(marked.replace('|', '')), offset);
  };

  test('the second of two policies in one file', () => {
    const location = at('{ "Effect": "Allow", "Action": "a:b" }\n{ "Effect": "Deny", "Action": "c:|d" }');
    assert.equal(location?.kind === 'action' && location.statement.effect?.value, 'Deny');
    assert.equal(location?.kind === 'action' && location.action?.text, 'c:d');
  });

  test('the elements on both sides of a name that is being typed', () => {
    const location = at(inStatement('Res|\n "Action": "kms:Decrypt", "Condition": {} } ] }'));
    assert.ok(location?.kind === 'elementKey' && location.owner === 'statement');
    assert.deepEqual(
      location.statement.elements.map(({ name }) => name),
      ['Effect', 'Action', 'Condition'],
    );
  });

  test('operator, key and type names around a value', () => {
    const value = at(inStatement('"Condition": { "StringEquals": { "ram:ServiceName": [ "a", b| ] } } } ] }'));
    assert.ok(value?.kind === 'conditionValue');
    assert.deepEqual([value.operator, value.key], ['StringEquals', 'ram:ServiceName']);
    const principal = at(inStatement('"Principal": { "Service": [ "|" ] } } ] }'));
    assert.equal(principal?.kind === 'principal' && principal.type, 'Service');
  });

  test('dialect and kind that a person set, also while the text is broken', () => {
    const offset = inStatement('Act').length;
    const location = locate(documentOf(inStatement('Act'), { dialect: 'iam', kind: 'trust' }), offset);
    assert.ok(location?.kind === 'elementKey');
    assert.deepEqual([location.policy.recognition.dialect, location.policy.recognition.kind], ['iam', 'trust']);
  });
});

const keyStorePolicy = `{
  "Version": "1",
  "Statement": [
    {
      "Action": [
        "ecs:CreateNetworkInterface",
        "ecs:DescribeSecurityGroups"
      ],
      "Resource": "*",
      "Effect": "Allow"
    },
    {
      "Action": [
        "yundun-hsm:DescribeInstances",
        "yundun-hsm:DescribeClusters"
      ],
      "Resource": "*",
      "Effect": "Allow"
    },
    {
      "Action": "ram:DeleteServiceLinkedRole",
      "Resource": "*",
      "Effect": "Allow",
      "Condition": {
        "StringEquals": {
          "ram:ServiceName": "keystore.kms.aliyuncs.com"
        }
      }
    }
  ]
}
`;

suite('locate in every state of a policy being typed', () => {
  const kindsAlongTheWay = (options: { readonly rest: string }): readonly string[] =>
    Array.from(keyStorePolicy, (_, offset) => {
      const text = keyStorePolicy.slice(0, offset) + options.rest;
      return locate(documentOf(text), offset)?.kind ?? 'nothing';
    });
  const stretches: readonly (readonly [pattern: RegExp, kind: string])[] = [
    [/(?<=")(ecs|yundun-hsm|ram):(\w+)(?=")(?!": )/g, 'action'],
    [/(?<="Resource": ")\*/g, 'resource'],
    [/(?<="Effect": ")Allow/g, 'effect'],
    [/(?<=")keystore.kms.aliyuncs.com/g, 'conditionValue'],
    [/(?<=")StringEquals/g, 'conditionOperator'],
    [/(?<=")ram:ServiceName/g, 'conditionKey'],
    [/(?<=")(Version|Action|Resource|Effect|Condition)(?=":)/g, 'elementKey'],
  ];
  for (const rest of ['', '"', '\n}\n', '"\n      ]\n    }\n  ]\n}\n']) {
    test(`with ${JSON.stringify(rest)} after the cursor`, () => {
      const kinds = kindsAlongTheWay({ rest });
      for (const [pattern, kind] of stretches) {
        for (const match of keyStorePolicy.matchAll(pattern)) {
          const along = kinds.slice(match.index, match.index + match[0].length + 1);
          // The first word of a text may become anything; from the second on the policy shows.
          if (match.index > 12) assert.deepEqual([match[0], ...new Set(along)], [match[0], kind]);
        }
      }
    });
  }
});

suite('locate is total', () => {
  const piece = fc.oneof(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"', ' ', '\n', '\\', '//', '/*', '*/', '“', '，', '\ufeff'),
    fc.constantFrom(
      '"Version"',
      '"Statement"',
      '"Effect"',
      'Action',
      '"Condition"',
      '"Principal"',
      '"Allow"',
      'kms:De*',
      '"1"',
      '0',
    ),
    fc.string({ maxLength: 3 }),
  );
  const anyText = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc
      .tuple(fc.nat(keyStorePolicy.length), fc.nat(40), piece)
      .map(([at, length, by]) => keyStorePolicy.slice(0, at) + by + keyStorePolicy.slice(at + length)),
  );

  for (const languageId of ['json', 'jsonc', 'plaintext']) {
    test(`any offset of any ${languageId} text gives an answer whose spot lies around the cursor`, () => {
      fc.assert(
        fc.property(anyText, fc.nat(), fc.boolean(), (text, any, claimed) => {
          const offset = any % (text.length + 1);
          const location = locate(documentOf(text, { languageId, claimed }), offset);
          if (location === undefined) return;
          const { span, outer } = location.spot;
          assert.ok(outer.start <= span.start && span.start <= offset && offset <= span.end && span.end <= outer.end);
          assert.ok(outer.end <= text.length);
        }),
        { numRuns: 300, seed: 20261122 },
      );
    });
  }
});
