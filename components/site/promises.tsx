import { CircleDollarSign, Images, Server } from 'lucide-react';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';

const PROMISES = [
  { name: 'pay', Icon: CircleDollarSign },
  { name: 'keep', Icon: Images },
  { name: 'own', Icon: Server },
] as const;

/** Why this one: said in three short texts. */
export function Promises({ priceMicros }: { priceMicros: bigint }) {
  const t = translator('site');
  return (
    <ul className="grid gap-x-12 gap-y-10 md:grid-cols-3">
      {PROMISES.map(({ name, Icon }) => (
        <li key={name} className="flex flex-col gap-2">
          <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
          <h2 className="mt-1 font-semibold text-lg/6 tracking-tight">{t(`promises.${name}.title`)}</h2>
          <p className="max-w-[46ch] text-pretty text-[15px]/6 text-soft">
            {t(`promises.${name}.text`, { price: formatMicros(priceMicros) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
