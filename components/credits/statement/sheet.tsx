import { fullDayLabel, monthNames } from '@/components/ui/day-label';
import { Logo } from '@/components/ui/logo';
import { Surface } from '@/components/ui/surface';
import type { Statement } from '@/lib/ledger/loaders';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';
import { Balance, Line, Section } from './lines';
import { MoneyLine } from './money-line';

type Props = { name: string; statement: Statement; timeZone: string };

/** A month on one sheet: what there was, what came and went, and what that leaves. */
export function StatementSheet({ name, statement, timeZone }: Props) {
  const t = translator('credits');
  const { month, isRunning, lastDay, cut, givenBack, credit, returns, heldMicros } = statement;
  return (
    <Surface className="p-5 md:p-10 print:rounded-none print:border-0 print:p-0">
      <header className="flex items-start justify-between gap-6">
        <div>
          <p className="wrap-anywhere text-soft">{t('statement.for', { name })}</p>
          <h1 className="mt-1 font-semibold text-3xl/9 tracking-tight">{t('statement.of', monthNames(month))}</h1>
          {isRunning && <p className="mt-1 text-soft">{t('statement.running', { day: fullDayLabel(lastDay) })}</p>}
        </div>
        <Logo />
      </header>
      <table className="mt-8 w-full border-collapse max-sm:block">
        <Balance name={t('statement.opening')} day={`${month}-01`} micros={statement.openingMicros} />
        <Section name={t('statement.credit')} sumMicros={statement.creditMicros}>
          {credit.map((entry) => (
            <MoneyLine key={entry.id} entry={entry} />
          ))}
        </Section>
        <Section name={t('statement.images')} sumMicros={-statement.spentMicros}>
          {cut.map((one) => (
            <Line
              key={one.id ?? ''}
              title={one.name ?? t('usage.gone')}
              detail={t('statement.count', { count: one.images })}
              amount={formatMicros(-one.amountMicros)}
            />
          ))}
          {givenBack.images > 0 && (
            <Line
              title={t('statement.given_back')}
              detail={`${t('statement.count', { count: givenBack.images })} · ${formatMicros(givenBack.amountMicros)}`}
              amount={formatMicros(0n)}
            />
          )}
        </Section>
        <Section name={t('statement.returns')} sumMicros={statement.returnsMicros}>
          {returns.map((entry) => (
            <MoneyLine key={entry.id} entry={entry} />
          ))}
        </Section>
        <Balance
          name={t(isRunning ? 'statement.so_far' : 'statement.closing')}
          day={lastDay}
          micros={statement.closingMicros}
          note={heldMicros > 0n ? t('statement.held', { amount: formatMicros(heldMicros) }) : undefined}
        />
      </table>
      <p className="mt-8 text-[13px] text-soft">{t('statement.zone', { zone: timeZone })}</p>
    </Surface>
  );
}
