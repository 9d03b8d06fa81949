import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False in the server's markup and until the page's script is at work; what needs the script waits for it visibly. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
