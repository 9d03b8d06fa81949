import type { OpenLink } from './store/links';

declare const proven: unique symbol;

/**
 * The proven right to look at what one link shares, and at nothing else of its workspace. Whatever reads for the public takes
 * it, so a query without a proof does not compile. Only this file makes one.
 */
export type ShareScope = {
  readonly shareId: string;
  readonly workspaceId: string;
  readonly allowsDownload: boolean;
  readonly [proven]: true;
};

/** From a row that was found by its token for this very request, is alive, and whose password, if any, was proven. */
export const scopeOfShare = ({ id, workspaceId, allowsDownload }: OpenLink): ShareScope =>
  ({ shareId: id, workspaceId, allowsDownload }) as ShareScope;
