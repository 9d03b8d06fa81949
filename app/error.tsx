'use client';

import { Broken } from '@/components/site/broken';

type Props = { error: Error & { digest?: string }; retry: () => void };

/** `retry` asks the server again; `reset` would only draw the same broken answer once more. */
export default function ErrorPage({ error, retry }: Props) {
  return <Broken digest={error.digest} onRetry={retry} />;
}
