'use client';

import { type ComponentProps, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl/react';
import { Notice } from '@/components/ui/notice';
import { sendAuth } from './answers';

const show = (element: HTMLElement | null) => element?.showPopover();

/** Ends this browser's session. The page is loaded anew, so that nothing of the person stays on it. */
export function SignOutButton(props: Omit<ComponentProps<'button'>, 'onClick' | 'type'>) {
  const t = useTranslations('shell');
  const [problem, setProblem] = useState<string | null>(null);
  async function signOut() {
    setProblem(null);
    const trouble = { no_answer: t('still_signed_in'), no_reason: t('still_signed_in') };
    const answer = await sendAuth('signout', { callbackUrl: '/sign-in' }, trouble);
    if (answer.ok) location.assign('/sign-in?notice=signed_out');
    else setProblem(answer.detail);
  }
  return (
    <>
      <button {...props} type="button" onClick={signOut} />
      {problem &&
        // At the page's end: the menu this button may stand in is closed by the click.
        createPortal(
          <div
            ref={show}
            popover="auto"
            onToggle={(event) => event.newState === 'closed' && setProblem(null)}
            className="fixed inset-x-4 top-auto bottom-24 m-auto w-fit max-w-md rounded-picture bg-panel text-ink shadow-lg"
          >
            <Notice tone="bad">{problem}</Notice>
          </div>,
          document.body,
        )}
    </>
  );
}
