'use client';

import { useEffect, useState } from 'react';
import { Broken } from '@/components/site/broken';
import type { Messages } from '@/lib/messages/catalogue';
import './globals.css';

/** The root layout itself threw, and with it whatever would have handed words down: they are fetched here. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const [words, setWords] = useState<Messages['shell']['error']>();
  useEffect(() => {
    void import('@/lib/messages/en.json').then(({ default: messages }) => setWords(messages.shell.error));
  }, []);
  return (
    <html lang="en">
      <body className="bg-background font-sans text-ink text-sm/5 antialiased">
        {words && <Broken words={words} digest={error.digest} onRetry={() => location.reload()} />}
      </body>
    </html>
  );
}
