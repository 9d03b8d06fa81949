import { serve } from '../run';
import { optionsFromEnvironment } from './options';
import { startGmiSandbox } from './server';

serve(await startGmiSandbox(optionsFromEnvironment(process.env)));
