// Makes fonts of the system from the packed ones of web pages, in a folder that is there: `node unpack.mjs <folder>`.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decompress } from 'wawoff2';

const [folder = ''] = process.argv.slice(2);
const packed = join(import.meta.dirname, 'node_modules/@fontsource-variable/noto-sans-sc/files');
for (const name of await readdir(packed)) {
  if (!name.endsWith('.woff2')) continue;
  await writeFile(join(folder, name.replace('.woff2', '.ttf')), await decompress(await readFile(join(packed, name))));
}
