import { env } from '@/lib/env';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { MODEL, providerOf } from '../rules';
import { findKnownHashes } from '../store/accept';

/** Who cuts out now, and with what: results of others are not answered from history. */
export const cutter = () => ({ provider: providerOf(env().GMI_BASE_URL), model: MODEL });

/** Which of these photos (sha256, hex) the workspace's history would answer for nothing if they were sent now. */
export const knownHashes = (scope: WorkspaceScope, hashes: string[]): Promise<string[]> =>
  findKnownHashes(scope, cutter(), hashes);
