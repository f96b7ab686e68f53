import iamPermission from '../../../../schemas/iam-permission-policy.schema.json' with { type: 'json' };
import iamResource from '../../../../schemas/iam-resource-policy.schema.json' with { type: 'json' };
import iamTrust from '../../../../schemas/iam-trust-policy.schema.json' with { type: 'json' };
import ramPermission from '../../../../schemas/ram-permission-policy.schema.json' with { type: 'json' };
import ramResource from '../../../../schemas/ram-resource-policy.schema.json' with { type: 'json' };
import ramTrust from '../../../../schemas/ram-trust-policy.schema.json' with { type: 'json' };
import type { Dialect, Kind } from '../document/dialect.ts';

/** What every described part of a schema carries: its text in each language. */
export interface DescribedSchema {
  readonly title: string;
  readonly markdownDescription: string;
  readonly 'x-rampart-zh-cn': string;
}

/** An element, a principal type or a condition operator, as its schema describes it. */
export interface ElementSchema extends DescribedSchema {
  /** Absent where `enum` lists the values, which are strings throughout. */
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly 'x-rampart-enum-zh-cn'?: readonly string[];
  readonly deprecationMessage?: string;
  readonly doNotSuggest?: boolean;
}

/** One member of a statement's `allOf`: at least one of some elements (`anyOf`), or not two together (`not`). */
export interface CombinationSchema {
  readonly anyOf?: readonly { readonly required: readonly string[] }[] | undefined;
  readonly not?: { readonly required: readonly string[] } | undefined;
}

/**
 * The part of a schema file that the grammar reads.
 * The compiler holds every file of `schemas/` against it, so the reader needs no checks of its own.
 */
export interface SchemaFile extends DescribedSchema {
  readonly properties: Readonly<Record<string, ElementSchema>>;
  readonly required: readonly string[];
  readonly definitions: {
    readonly statement: {
      readonly properties: Readonly<Record<string, ElementSchema>>;
      readonly required: readonly string[];
      readonly allOf?: readonly CombinationSchema[];
    };
    readonly principals?: { readonly properties: Readonly<Record<string, ElementSchema>> };
    readonly condition: {
      readonly properties: Readonly<Record<string, ElementSchema>>;
      readonly patternProperties: Readonly<Record<string, ElementSchema>>;
    };
  };
}

/** The schema of each dialect and kind. */
export const schemaFiles: Readonly<Record<Dialect, Readonly<Record<Kind, SchemaFile>>>> = {
  ram: { permission: ramPermission, trust: ramTrust, resource: ramResource },
  iam: { permission: iamPermission, trust: iamTrust, resource: iamResource },
};
