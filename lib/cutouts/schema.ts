import { z } from 'zod';
import { MAX_FILES } from './rules';

export const cutoutIdSchema = z.uuid();

export const urlSubmissionSchema = z.object({ url: z.string().min(1).max(4_096) });

/** Photos to be told of which are known already, by the sha256 of their bytes. */
export const hashesSchema = z.object({ hashes: z.array(z.hash('sha256', { enc: 'hex' })).max(MAX_FILES) });
