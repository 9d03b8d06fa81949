import { type ComponentType, useState } from 'react';

/** A part of a page whose script is loaded when it is first opened; where it cannot be, nothing opens. */
export function useLoaded<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Part, setPart] = useState<ComponentType<Props>>();
  const [isOpen, setIsOpen] = useState(false);
  const open = async () => {
    const part = await load().catch(() => null);
    if (!part) return;
    setPart(() => part);
    setIsOpen(true);
  };
  return { Part, isOpen, open: () => void open(), close: () => setIsOpen(false) };
}
