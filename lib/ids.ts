import { v7 } from 'uuid';

/**
 * A UUID version 7 (RFC 9562): sorts by its time, so that keys made together lie together in an index. In browsers too, where
 * `crypto.randomUUID` is missing on a plain http address.
 */
export const newId = (): string => v7();
