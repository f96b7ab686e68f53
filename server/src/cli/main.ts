/** The command `rampart`: reads arguments, runs, prints, and sets the exit status. */
import { existsSync, readFileSync } from 'node:fs';
import { say } from '../core/index.ts';
import { systemFiles } from './files.ts';
import { lint } from './lint.ts';
import { help, readCommand } from './options.ts';

/** A file beside the bundle, or relative to it. */
const beside = (path: string): URL => new URL(path, import.meta.url);

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
// `zh_CN.UTF-8` is the system's way to say `zh-CN`.
const systemLocale = (LC_ALL || LC_MESSAGES || LANG)?.split('.')[0]?.replace('_', '-');
const command = readCommand(process.argv.slice(2), systemLocale);

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// The exit status is set and never forced, so that everything written reaches the other end of a pipe first.
switch (command.name) {
  case 'lint': {
    const { output, complaints, exitCode } = await lint(command.options, {
      files: systemFiles,
      workingDirectory: process.cwd(),
      readCatalogue: (part) => readFileSync(beside(`./catalogue.${part}.json`), 'utf8'),
    });
    process.stdout.write(output);
    process.stderr.write(complaints);
    process.exitCode = exitCode;
    break;
  }
  case 'lsp': {
    const bundle = beside('./server.node.cjs');
    if (existsSync(bundle)) {
      await import(bundle.href);
    } else {
      process.stderr.write('The language server is not installed beside this command.\n');
      process.exitCode = 2;
    }
    break;
  }
  case 'help':
    process.stdout.write(say(help, command.locale));
    break;
  case 'version':
    process.stdout.write(`${version()}\n`);
    break;
  case 'misused':
    process.stderr.write(`${say(command.reason, command.locale)}\n\n${say(help, command.locale)}`);
    process.exitCode = 2;
    break;
  default:
    command satisfies never;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(beside('../package.json'), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : '';
}
