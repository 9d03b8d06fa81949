import { generate } from './setup/build.mjs';
import { giveUp } from './setup/steps.mjs';

generate().catch(giveUp);
