'use client';

import { createContext, type ReactNode, use } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import type { Messages } from '@/lib/messages/catalogue';
import { StatePage } from './state-page';

type Words = Messages['shell']['error'];

const Context = createContext<Words | null>(null);

/** Hands the words for a broken page down before it breaks: then nothing more can be asked of the server. */
export function BrokenWords({ words, children }: { words: Words; children: ReactNode }) {
  return <Context value={words}>{children}</Context>;
}

type Props = { digest: string | undefined; onRetry: () => void; words?: Words };

/** What stands where a page threw: what it means for the reader, and a code that finds it in the log. */
export function Broken({ digest, onRetry, words: given }: Props) {
  const handed = use(Context);
  const words = given ?? handed;
  if (!words) return null;
  return (
    <StatePage title={words.title} text={digest ? `${words.text} ${words.code} ${digest}` : words.text}>
      <Button variant="primary" size="lg" onClick={onRetry}>
        {words.retry}
      </Button>
      {/* A plain link: the page it leads to is loaded whole. */}
      <a href="/" className={buttonClass({ size: 'lg' })}>
        {words.home}
      </a>
    </StatePage>
  );
}
