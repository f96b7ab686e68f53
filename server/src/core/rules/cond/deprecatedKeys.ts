/** Global keys that AWS advises against, in lower case, and the keys that it names in their place. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['aws:arn', 'aws:PrincipalArn'],
  ['aws:sourceowner', 'aws:SourceAccount'],
]);

/** The key that AWS wants in place of a deprecated one. */
export function replacementOf(key: string): string | undefined {
  return replacements.get(key.toLowerCase());
}
