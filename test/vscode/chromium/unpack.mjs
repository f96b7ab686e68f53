// Unpacks the browser, its fonts and the libraries it links to into the temporary folder, which the caller chooses.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';

const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
await chromium.executablePath(packed);
await inflate(join(packed, 'al2023.tar.br'));
