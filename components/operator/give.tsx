import { Search } from 'lucide-react';
import type { Door } from '@/components/forms/door';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { MessagesProvider } from '@/components/ui/messages';
import { Surface } from '@/components/ui/surface';
import { messages, translator } from '@/lib/messages/catalogue';
import { formatMicros, imagesFor } from '@/lib/money';
import type { Found } from '@/lib/operator/loaders';
import { GiveButton } from './give-button';
import type { GiftForm } from './give-form';

type Props = { act: Door<GiftForm>['act']; asked: string; found: Found | null; priceMicros: bigint };

/** Finds a workspace, to give it credit. */
export function Give({ act, asked, found, priceMicros }: Props) {
  const t = translator('operator');
  return (
    <Surface id="give" aria-labelledby="give-title" className="flex flex-col gap-4 p-4 md:p-6">
      <div>
        <h2 id="give-title" className="font-semibold text-xl/7 tracking-tight">
          {t('give.title')}
        </h2>
        <p className="mt-1 text-pretty text-soft">{t('give.text')}</p>
      </div>
      <search>
        <form action="/operator#give" className="flex items-end gap-2 [&>:first-child]:min-w-0 [&>:first-child]:flex-1">
          <Input
            label={t('give.search')}
            name="q"
            type="search"
            defaultValue={asked}
            maxLength={200}
            required
            autoComplete="off"
            placeholder={t('give.placeholder')}
          />
          <Button type="submit" size="lg">
            <Search aria-hidden="true" className="size-4" strokeWidth={1.75} />
            {t('give.find')}
          </Button>
        </form>
      </search>
      {found?.workspaces.length === 0 && (
        <p role="status" className="wrap-anywhere text-soft">
          {t('give.none', { text: asked })}
        </p>
      )}
      {found && found.workspaces.length > 0 && (
        <MessagesProvider namespaces={['operator']}>
          <ul className="flex flex-col">
            {found.workspaces.map(({ slug, name, emails, availableMicros }) => (
              <li
                key={slug}
                className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t py-3 last:pb-0"
              >
                <div className="min-w-0 flex-1 basis-56">
                  <p className="wrap-anywhere font-medium">
                    {name} <span className="font-normal text-soft">{slug}</span>
                  </p>
                  <p className="wrap-anywhere text-[13px] text-soft">{emails.join(', ')}</p>
                  <p className="text-[13px] text-soft tabular-nums">
                    {t('give.balance', {
                      amount: formatMicros(availableMicros),
                      count: imagesFor(availableMicros, priceMicros),
                    })}
                  </p>
                </div>
                <GiveButton
                  door={{ workspace: slug, act, trouble: messages.account.trouble }}
                  name={name}
                  priceMicros={priceMicros}
                />
              </li>
            ))}
          </ul>
          {found.hasMore && <p className="text-soft">{t('give.more')}</p>}
        </MessagesProvider>
      )}
    </Surface>
  );
}
