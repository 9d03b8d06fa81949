import { ArrowLeft, ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { monthNames } from '@/components/ui/day-label';
import type { Statement } from '@/lib/ledger/loaders';
import { translator } from '@/lib/messages/catalogue';
import { PrintButton } from './print-button';

type Props = { workspace: string; statement: Pick<Statement, 'month' | 'previous' | 'next'> };

/** The way back, to the months beside this one, and to paper. */
export function StatementBar({ workspace, statement: { month, previous, next } }: Props) {
  const t = translator('credits');
  const here = `/w/${workspace}/credits`;
  return (
    <nav aria-label={t('statement.title')} className="flex flex-wrap items-center gap-2 print:hidden">
      <ButtonLink href={here} variant="quiet" className="-ml-3 mr-auto">
        <ArrowLeft aria-hidden="true" className="size-4.5" strokeWidth={1.5} />
        {t('statement.back')}
      </ButtonLink>
      <span className="flex items-center justify-center max-sm:order-last max-sm:w-full">
        <Turn to={previous} label="previous" here={here} Icon={ChevronLeft} />
        <span className="min-w-32 text-center font-medium tabular-nums">{t('statement.of', monthNames(month))}</span>
        <Turn to={next} label="next" here={here} Icon={ChevronRight} />
      </span>
      <PrintButton>{t('statement.print')}</PrintButton>
    </nav>
  );
}

type TurnProps = { to: string | null; label: 'previous' | 'next'; here: string; Icon: LucideIcon };

function Turn({ to, label, here, Icon }: TurnProps) {
  if (!to) return <span className="size-9 pointer-coarse:size-11" />;
  return (
    <ButtonLink
      href={`${here}/statement?month=${to}`}
      variant="quiet"
      aria-label={translator('credits')(`statement.${label}`, monthNames(to))}
      className="w-9 px-0! pointer-coarse:w-11"
    >
      <Icon aria-hidden="true" className="size-4.5" strokeWidth={1.5} />
    </ButtonLink>
  );
}
