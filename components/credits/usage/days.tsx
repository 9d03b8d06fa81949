import type { CSSProperties } from 'react';
import { dayLabel } from '@/components/ui/day-label';
import type { Usage } from '@/lib/ledger/loaders';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';
import { Ends } from './ends';

type DayUse = Extract<Usage, { by: 'day' }>['days'][number];

/** Where a bar stands, from 0 to 1: its label hangs there, and neither end of it leaves the chart. */
type BarStyle = CSSProperties & { '--at': number; '--high': number };

/** Which end of the axis a label comes near that hangs at `at`; a narrow chart has it sooner. */
const nearOf = (at: number, within: number) => (at < within ? 'start' : at > 1 - within ? 'end' : undefined);

/**
 * A bar a day. The one that is pointed at, else the one that was chosen (at first the highest), says what it stands for. They
 * are radio buttons: one stop of the tab key, arrows from day to day, a tap, and no script.
 */
export function Days({ days }: { days: DayUse[] }) {
  const t = translator('credits');
  const most = Math.max(...days.map(({ images }) => images));
  const chosen = days.findLastIndex(({ images }) => images === most);
  const point = ({ day, images, amountMicros }: DayUse) =>
    t('usage.point', { day: dayLabel(day), count: images, amount: formatMicros(amountMicros) });
  return (
    <>
      <fieldset className="usage" data-days={days.length}>
        <legend className="sr-only">{t('usage.legend')}</legend>
        <div className="usage-bars">
          {days.map((day, index) => {
            const at = index / Math.max(1, days.length - 1);
            const style: BarStyle = { '--at': at, '--high': day.images / Math.max(1, most) };
            return (
              <label
                key={day.day}
                style={style}
                className="usage-day"
                data-near={nearOf(at, 0.25)}
                data-near-narrow={nearOf(at, 0.44)}
              >
                <input type="radio" name="usage-day" defaultChecked={index === chosen} className="sr-only" />
                <span className="usage-bar" />
                <span className="usage-label">{point(day)}</span>
              </label>
            );
          })}
        </div>
        <Ends days={days.map(({ day }) => day)} />
      </fieldset>
      <table className="sr-only">
        <caption>{t('usage.legend')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('usage.day')}</th>
            <th scope="col">{t('usage.images')}</th>
            <th scope="col">{t('usage.paid')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, images, amountMicros }) => (
            <tr key={day}>
              <th scope="row">{dayLabel(day)}</th>
              <td>{images}</td>
              <td>{formatMicros(amountMicros)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
