'use client';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '@/components/ui/button-class';

type Props = {
  url: string;
  /** What the button is called where it is one of many. */
  label?: string;
  isMain?: boolean;
  /** It could not be copied: the browser, or a plain http address, does not allow it. */
  onBroken(): void;
};

const SAID_MS = 2_000;

export function CopyLink({ url, label, isMain = false, onBroken }: Props) {
  const t = useTranslations('share');
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setIsCopied(true);
    } catch {
      onBroken();
    }
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={isCopied ? undefined : label}
      className={buttonClass(isMain ? { variant: 'primary', size: 'lg' } : {})}
      onClick={() => void copy()}
    >
      <Icon aria-hidden className="size-4" />
      <span aria-live="polite">{t(isCopied ? 'copied' : 'copy')}</span>
    </button>
  );
}
