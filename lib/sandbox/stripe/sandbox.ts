import type { Book } from './book';
import type { Calls } from './calls';
import type { Events } from './events';
import type { Faults } from './faults';
import type { StripeSandboxSettings } from './options';

/** What every part of the stand-in works on. */
export type Sandbox = { settings: StripeSandboxSettings; book: Book; events: Events; faults: Faults; calls: Calls };
