import type { Dialect } from '../document/dialect.ts';
import { type Glob, type GlobStyle, parseGlob } from './glob.ts';

/** What `${prefix:key}` in Resource and Condition is: a policy variable, or mere characters where the Version knows none. */
export type Variables = GlobStyle['variables'];

const ramRole = /^(acs:ram:[^:]*:[^:]*:role\/)(.*)$/is;

/** RAM keeps role names in lower case and compares them without case; all else in a resource name minds case. */
export function foldRoleName(text: string): string {
  return text.replace(ramRole, (_, start: string, name: string) => start + name.toLowerCase());
}

/** A text of Resource or NotResource as it is compared. */
export function readResource(text: string, dialect: Dialect, variables: Variables): Glob {
  return dialect === 'ram'
    ? parseGlob(foldRoleName(text), { wildcards: true, fold: false, colons: 'any', variables })
    : parseGlob(text, { wildcards: true, fold: false, colons: 'resource', variables });
}

/** The resource of a request as it is compared: a RAM service without regions writes `*` or nothing for the region. */
export function requestedResource(text: string, dialect: Dialect): string {
  return dialect === 'ram' ? foldRoleName(text).replace(/^(acs:[^:]*):\*:/, '$1::') : text;
}
