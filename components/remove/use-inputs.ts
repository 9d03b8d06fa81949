'use client';
import { useEffect, useRef, useState } from 'react';
import { filesOfDrop } from './chosen';

/** Hears files that are dropped or pasted anywhere on the page; true while files hover over it. */
export function useInputs(onFiles: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const stop = new AbortController();
    const on = <K extends keyof WindowEventMap>(type: K, handle: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(type, handle, { signal: stop.signal });
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    // Enter and leave come for every element below the pointer; only their balance says whether it is still over the page.
    let depth = 0;
    const move = (by: number) => {
      depth = Math.max(0, depth + by);
      setIsOver(depth > 0);
    };
    on('dragenter', (event) => carriesFiles(event) && move(1));
    on('dragleave', (event) => carriesFiles(event) && move(-1));
    on('dragover', (event) => carriesFiles(event) && event.preventDefault());
    on('drop', (event) => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      move(-depth);
      void filesOfDrop(event.dataTransfer).then((files) => latest.current(files));
    });
    on('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    });
    return () => stop.abort();
  }, []);
  return isOver;
}
