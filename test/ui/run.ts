/**
 * Plays scenes in a real VS Code and keeps pictures in test/out/screenshots: `node test/ui/run.ts newest|oldest`.
 * The newest plays all of them, the oldest those on roles, which lean on VS Code most.
 */
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

const onRoles = [roles, rolePage, accounts];
const scenes = { newest: [diagnose, read, write, widen, catalogue, ...onRoles], oldest: onRoles };

const edition = process.argv[2];
if (edition !== 'newest' && edition !== 'oldest') throw new Error(`Say newest or oldest, not "${edition}".`);
const stage = await startStage(edition);
for (const addScenes of scenes[edition]) addScenes(stage);
after(() => stage.stop());
