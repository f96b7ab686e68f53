/** Plays every scene in a real VS Code and keeps pictures in test/out/screenshots: `node test/ui/run.ts`. */
import { after } from 'node:test';
import { accounts } from './specs/accounts.ts';
import { catalogue } from './specs/catalogue.ts';
import { diagnose } from './specs/diagnose.ts';
import { read } from './specs/read.ts';
import { rolePage } from './specs/rolePage.ts';
import { roles } from './specs/roles.ts';
import { widen } from './specs/widen.ts';
import { write } from './specs/write.ts';
import { startStage } from './stage.ts';

const stage = await startStage();
for (const addScenes of [diagnose, read, write, widen, catalogue, roles, rolePage, accounts]) addScenes(stage);
after(() => stage.stop());
