'use client';
import { type ReactNode, useRef } from 'react';
import { useHydrated } from '@/components/ui/use-hydrated';

type Props = { className: string; folder?: boolean; onFiles(files: File[]): void; children: ReactNode };

/** A button that opens the system's chooser for photos, or for a whole folder. */
export function PickFiles({ className, folder = false, onFiles, children }: Props) {
  const ready = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" disabled={!ready} className={className} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        webkitdirectory={folder ? '' : undefined}
        accept={folder ? undefined : 'image/jpeg,image/png,image/webp'}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])].filter(({ name }) => !(folder && name.startsWith('.')));
          // The same photo may be chosen again.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}

declare module 'react' {
  interface InputHTMLAttributes<T> {
    webkitdirectory?: string | undefined;
  }
}
