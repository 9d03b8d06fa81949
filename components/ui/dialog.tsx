'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';

type Props = {
  open: boolean;
  /** What was asked for is under way: closing would look as if it were called off. */
  isBusy?: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  children: ReactNode;
};

/**
 * What ends a dialog, the main button last. On a phone they share the width; where they do not fit beside each other, the
 * main one stands above.
 */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap-reverse justify-end gap-2 max-sm:*:grow max-sm:*:px-3">{children}</div>;
}

/** The browser's own modal: it traps focus, closes on Escape and gives focus back. */
export function Dialog({ open, isBusy = false, onClose, title, closeLabel, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);
  const titleId = useId();

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click closes by the backdrop; Escape does it by keyboard
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      // Browsers let a page keep a dialog open twice, then close it: what is under way opens it again.
      onClose={() => (isBusy ? dialog.current?.showModal() : onClose())}
      onCancel={(event) => isBusy && event.preventDefault()}
      onPointerDown={(event) => {
        pressedBeside.current = event.target === event.currentTarget;
      }}
      // Text selected beyond the edge ends in a click on the backdrop as well.
      onClick={(event) => event.target === event.currentTarget && pressedBeside.current && !isBusy && onClose()}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-surface border border-line bg-panel p-0 text-ink shadow-2xl backdrop:bg-black/50 max-sm:mb-4"
    >
      <div className="flex flex-col gap-4 p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="font-semibold text-lg/6 tracking-tight">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            onClick={onClose}
            disabled={isBusy}
            className="-m-2 grid size-9 place-items-center rounded-control text-soft hover:bg-hover hover:text-ink pointer-coarse:size-11"
          >
            <X aria-hidden="true" className="size-4.5" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
