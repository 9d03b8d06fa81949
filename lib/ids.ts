import { v7 } from 'uuid';

/** A UUID version 7 (RFC 9562): sorts by its time, so that keys made together lie together in an index. */
export const newId = (): string => v7();
