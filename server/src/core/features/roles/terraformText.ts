/** A value of Terraform's language: JSON, or an expression that stands as it is. */
export type TerraformValue =
  | string
  | readonly TerraformValue[]
  | { readonly [name: string]: TerraformValue }
  | TerraformExpression;

/** An expression that refers to something or calls a function. */
export interface TerraformExpression {
  readonly expression: (indent: string) => string;
}

/** What another block says: `alicloud_ram_role.kafka.role_name`. */
export function reference(address: string): TerraformExpression {
  return { expression: () => address };
}

/** A value as JSON text, as arguments for policy documents take it. */
export function jsonEncoded(value: TerraformValue): TerraformExpression {
  return { expression: (indent) => `jsonencode(${written(value, indent)})` };
}

/** A resource block as `terraform fmt` writes it. */
export function resourceBlock(type: string, name: string, members: Readonly<Record<string, TerraformValue>>): string {
  return `resource ${text(type)} ${text(name)} ${objectText(members, '')}`;
}

/** A name for a block that tells of a role: `aliyun_service_role_for_kms_key_store`. */
export function blockName(roleName: string): string {
  return roleName
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toLowerCase();
}

function written(value: TerraformValue, indent: string): string {
  if (typeof value === 'string') return text(value);
  if (isExpression(value)) return value.expression(indent);
  return isList(value) ? listText(value, indent) : objectText(value, indent);
}

function isExpression(value: TerraformValue): value is TerraformExpression {
  return typeof value === 'object' && 'expression' in value && typeof value['expression'] === 'function';
}

function isList(value: TerraformValue): value is readonly TerraformValue[] {
  return Array.isArray(value);
}

function listText(values: readonly TerraformValue[], indent: string): string {
  if (values.every((value) => typeof value === 'string')) return `[${values.map(text).join(', ')}]`;
  const inner = `${indent}  `;
  return `[\n${values.map((value) => `${inner}${written(value, inner)},\n`).join('')}${indent}]`;
}

/** Equals signs of neighbouring members that take one line each stand below each other. */
function objectText(members: Readonly<Record<string, TerraformValue>>, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(members).map(([name, value]) => ({ name, value: written(value, inner) }));
  const isShort = ({ value }: (typeof lines)[number] = { name: '', value: '\n' }): boolean => !value.includes('\n');
  const widthAt = (index: number): number => {
    if (!isShort(lines[index])) return 0;
    let [from, to] = [index, index];
    while (isShort(lines[from - 1])) from--;
    while (isShort(lines[to + 1])) to++;
    return Math.max(...lines.slice(from, to + 1).map(({ name }) => name.length));
  };
  const body = lines.map(({ name, value }, index) => `${inner}${name.padEnd(widthAt(index))} = ${value}\n`);
  return `{\n${body.join('')}${indent}}`;
}

/** A string in which nothing is taken for a template. */
function text(value: string): string {
  return JSON.stringify(value).replace(/[$%]\{/g, (sign) => `${sign.charAt(0)}${sign}`);
}
