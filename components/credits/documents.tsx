import { translator } from '@/lib/messages/catalogue';

const LINK = 'rounded underline decoration-line underline-offset-4 hover:decoration-current';

/** A payment's papers, at the payment provider. */
export function Documents({ payment }: { payment: { receiptUrl: string | null; invoiceUrl: string | null } | null }) {
  const t = translator('credits');
  const papers = (['receipt', 'invoice'] as const).flatMap((name) => {
    const href = payment?.[`${name}Url`];
    return href?.startsWith('https://') || href?.startsWith('http://') ? [{ name, href }] : [];
  });
  return papers.map(({ name, href }) => (
    <span key={name}>
      {' · '}
      <a href={href} target="_blank" rel="noreferrer" className={LINK}>
        {t(name)}
        <span className="sr-only">{t('new_tab')}</span>
      </a>
    </span>
  ));
}
