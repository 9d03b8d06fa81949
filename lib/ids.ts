import { v7 } from 'uuid';

/**
 * A UUID version 7 (RFC 9562): sorts by its time, so that keys made together lie together in an index. In browsers too, where
 * `crypto.randomUUID` is missing on a plain http address.
 */
export const newId = (): string => v7();

/** The least id of that kind that can be made at an instant (milliseconds): rows are found by their time without an index of times. */
export function firstIdAt(at: Date): string {
  const ms = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}
