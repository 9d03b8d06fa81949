import { type ReactNode, useId } from 'react';

type Props = { label: string; trigger: ReactNode; triggerClassName: string; children: ReactNode };

/**
 * A button with a small sheet below or above it, where a browser knows anchors; in the middle of the window where it does
 * not. The browser opens and closes it: Escape and a press beside it, without a script.
 */
export function Anchored({ label, trigger, triggerClassName, children }: Props) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} className={triggerClassName}>
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="anchored m-auto w-72 max-w-[calc(100vw-1rem)] rounded-picture border border-line bg-panel p-1.5 text-ink shadow-black/10 shadow-xl"
      >
        {children}
      </div>
    </>
  );
}
