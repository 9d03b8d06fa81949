import { serve } from '../run';
import { optionsFromEnvironment } from './options';
import { startStripeSandbox } from './server';

serve(await startStripeSandbox(optionsFromEnvironment(process.env)));
