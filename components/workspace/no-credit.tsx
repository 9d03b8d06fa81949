import Link from 'next/link';
import { translator } from '@/lib/messages/catalogue';
import { may } from '@/lib/workspaces/rules/rights';

/** Says how a team's images are paid, to those who cannot cut one out for want of credit. */
export function NoCredit({ workspace: { slug, role } }: { workspace: { slug: string; role: string } }) {
  const t = translator('workspace');
  return (
    <p className="max-w-160 text-pretty">
      {may(role, 'pay')
        ? t.rich('no_credit.pay', {
            link: (words) => (
              <Link href={`/w/${slug}/credits`} className="rounded font-medium underline underline-offset-4">
                {words}
              </Link>
            ),
          })
        : t('no_credit.ask')}
    </p>
  );
}
