import { Check, ChevronsUpDown, Plus, SlidersHorizontal } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import { MENU_ITEM, MenuLink } from '@/components/ui/menu-item';
import type { Answer } from '@/lib/auth/answer';
import { messages, translator } from '@/lib/messages/catalogue';
import { startOf } from '@/lib/workspaces/rules/places';
import { may } from '@/lib/workspaces/rules/rights';
import { NewTeam } from './new-team';
import { type Pictured, Swatch } from './swatch';

export type WorkspaceLink = Pictured & { role: string };

type Props = {
  current: WorkspaceLink;
  all: WorkspaceLink[];
  isMac: boolean;
  foundTeam: (form: FormData) => Promise<Answer>;
};

/** Which workspace this is, the way to the others, and to a new one. */
export function WorkspaceMenu({ current, all, isMac, foundTeam }: Props) {
  const t = translator('shell');
  const { create, settings_of: settingsOf } = messages.workspace;
  return (
    <Menu
      label={t('workspace', { name: current.name })}
      shortcut={isMac ? 'Meta+K' : 'Control+K'}
      triggerClassName="mr-auto flex h-9 min-w-0 items-center gap-2 rounded-control px-1.5 sm:gap-2.5 font-medium transition-colors duration-150 hover:bg-hover pointer-coarse:h-11"
      trigger={
        <>
          <Swatch workspace={current} />
          <span className="truncate">{current.name}</span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 max-[26rem]:hidden" strokeWidth={1.75} />
        </>
      }
    >
      <p className="flex justify-between gap-4 px-2.5 pt-1.5 pb-1 text-soft text-xs">
        {t('workspaces')}
        <kbd className="font-sans pointer-coarse:hidden">{isMac ? '⌘K' : 'Ctrl+K'}</kbd>
      </p>
      <div className="max-h-[max(8rem,calc(100dvh-17rem))] max-w-80 overflow-y-auto overscroll-contain">
        {all.map((one) => (
          <MenuLink
            key={one.slug}
            href={startOf(one)}
            prefetch={false}
            aria-current={one.slug === current.slug ? 'true' : undefined}
          >
            <Swatch workspace={one} />
            <span className="min-w-0 flex-1 truncate">{one.name}</span>
            {one.slug === current.slug && <Check role="img" aria-label={t('here')} className="size-4 shrink-0" />}
          </MenuLink>
        ))}
      </div>
      <div className="mt-1.5 border-line border-t pt-1.5">
        <NewTeam found={foundTeam} text={create} trouble={messages.account.trouble} className={MENU_ITEM}>
          <Plus aria-hidden="true" className="mx-0.5 size-4.5 text-soft" strokeWidth={1.75} />
          {create.open}
        </NewTeam>
        {may(current.role, 'change_workspace') && (
          <MenuLink href={`/w/${current.slug}/settings`} prefetch={false}>
            <SlidersHorizontal aria-hidden="true" className="mx-0.5 size-4.5 text-soft" strokeWidth={1.75} />
            {settingsOf}
          </MenuLink>
        )}
      </div>
    </Menu>
  );
}
