/** A command with its options, each value quoted for a POSIX shell where a shell would read it otherwise. */
export function commandText(command: string, options: Readonly<Record<string, string>>): string {
  return [command, ...Object.entries(options).map(([name, value]) => `--${name} ${quoted(value)}`)].join(' ');
}

function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replace(/'/g, String.raw`'\''`)}'`;
}
