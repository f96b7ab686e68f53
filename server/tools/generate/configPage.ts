import { configShape } from '../../src/core/config/configShape.ts';
import { factsShape } from '../../src/core/config/factsShape.ts';
import type { SchemaPart } from '../../src/core/config/shape.ts';
import { vendorLimits } from '../../src/core/rules/limits.ts';
import type { GeneratedFile } from '../generate.ts';

const example = `{
  // Comments and trailing commas are fine.
  "preset": "strict",
  "rules": { "action/unknown": "error", "style/*": "off", "category:security": "warning" },
  "associations": { "roles/*.json": { "dialect": "ram", "kind": "trust" }, "archive/**": "off" },
  "limits": { "iam.trustPolicy": 4096 },
  "organisation": {
    "required": [
      { "actions": "kms:*", "condition": { "key": "acs:SourceIp", "values": "10.0.0.0/8" }, "reason": "Keys stay in the office." },
    ],
    "forbidden": [{ "actions": ["ram:CreateAccessKey"], "reason": "We use roles." }],
  },
  "ownAccounts": ["1234567890123456"],
  "referencePolicies": "./ceiling.json",
  "catalogue": { "extra": "./acme.rampart-facts.json" },
  "suppressions": [
    { "rule": "action/unknown", "path": "roles/new.json", "pointer": "/Statement/0/Action", "reason": "Announced for May." },
  ],
}`;

const factsExample = `{
  "dialect": "ram",
  "services": [
    {
      "code": "acme",
      "name": "Acme Engine",
      "zh-cn": "极致引擎",
      "actionList": "complete",
      "actions": [
        { "name": "StartEngine", "level": "write", "description": "Starts an engine.", "resources": "acs:acme:{region}:{account}:engine/{id}" }
      ]
    }
  ]
}`;

/** The page about `rampart.json` and files with facts, its tables from the shapes by which both are read. */
export function configPageText(): GeneratedFile {
  const lines = [
    '# Configuration',
    '',
    'Rampart reads `rampart.json` or `.rampart.json`, the nearest one above a policy, up to the folder of the workspace or the working directory.',
    'In VS Code its members are completed and explained by a schema; other editors find it in `schemas/rampart.schema.json`.',
    'What is wrong in the file is told in the file, and all that is right in it counts.',
    'Changes count at once, in VS Code also before they are saved.',
    'Settings of the editor win over the file, and so do options of the command line.',
    '',
    '```jsonc',
    example,
    '```',
    '',
    ...memberTable(configShape.schema),
    '',
    '## Paths and patterns',
    '',
    'Patterns are relative to the folder of the file; one without a slash is compared with the name of a file.',
    '`*` and `?` stay within one part of a path, `**` does not, `{a,b}` offers several, and a backslash takes the meaning from what follows.',
    'Files are named relative to the file too, and are read only within the workspace or the working directory.',
    '',
    '## Limits',
    '',
    '| Limit | Most | Of | As of |',
    '|---|---|---|---|',
    ...Object.entries(vendorLimits).map(
      ([name, { most, unit, subject, date }]) => `| \`${name}\` | ${most} ${unit} | ${subject.en} | ${date ?? ''} |`,
    ),
    '',
    '## Suppressions',
    '',
    'A problem that is meant is suppressed in the configuration, or in JSON with comments by a comment on its line or above it:',
    '',
    '```jsonc',
    '// rampart-ignore action/unknown: announced for May',
    '"Action": "kms:DecryptQuickly",',
    '```',
    '',
    'Both take a rule or a group such as `action/*`, and ask for a reason.',
    'A quick fix writes them.',
    'A suppression that hides nothing any more is told: a comment in the policy, an entry about one file in the configuration.',
    'An entry about many files is judged by the command line, where it looks at the whole folder of the configuration.',
    '',
    '## Facts of your own',
    '',
    'Services that no catalogue knows, and what is too new for it, are told in files that `catalogue.extra` or the setting `rampart.catalogue.extra` names.',
    'A file called `rampart-facts.json` or `*.rampart-facts.json` is completed and explained by its schema.',
    'Its facts win over the catalogue, and hovers say from which file they come.',
    '',
    '```json',
    factsExample,
    '```',
    '',
    ...memberTable(factsShape.schema),
    '',
  ];
  return { path: 'docs/configuration.md', text: lines.join('\n') };
}

/** Every member with its members, by the names on the way to it. */
function memberTable(schema: SchemaPart): readonly string[] {
  return ['| Member | Is |', '|---|---|', ...rowsOf(schema, '')];
}

function rowsOf(schema: SchemaPart, prefix: string): readonly string[] {
  const properties = schema['properties'] as Readonly<Record<string, SchemaPart>> | undefined;
  const items = schema['items'] as SchemaPart | undefined;
  const choices = schema['anyOf'] as readonly SchemaPart[] | undefined;
  if (items !== undefined) return rowsOf(items, prefix.replace(/\.$/, '[].'));
  if (choices !== undefined)
    return choices.filter((each) => each['type'] === 'object').flatMap((each) => rowsOf(each, prefix));
  const open = schema['additionalProperties'] as SchemaPart | undefined;
  if (open !== undefined) return rowsOf(open, `${prefix}*.`);
  return Object.entries(properties ?? {})
    .filter(([name]) => name !== '$schema')
    .flatMap(([name, member]) => [
      `| \`${prefix}${name}\` | ${String(member['description']).replaceAll('|', '\\|')} |`,
      ...rowsOf(member, `${prefix}${name}.`),
    ]);
}
