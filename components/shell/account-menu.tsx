import { ChartNoAxesColumn, Inbox, LogOut, Settings, UserRound } from 'lucide-react';
import { SignOutButton } from '@/components/account/sign-out-button';
import { Menu } from '@/components/ui/menu';
import { MENU_ITEM, MenuLink } from '@/components/ui/menu-item';
import { translator } from '@/lib/messages/catalogue';
import { initialsOf } from './initials';
import { ThemeItems } from './theme-items';

type Props = { name: string | null; email: string; isOperator: boolean; hasMailbox: boolean };

/** The person: who is signed in here, their settings, light or dark, and the way out. */
export function AccountMenu({ name, email, isOperator, hasMailbox }: Props) {
  const t = translator('shell');
  return (
    <Menu
      label={t('account', { name: name ?? email })}
      align="end"
      triggerClassName="grid size-8 shrink-0 place-items-center rounded-full pointer-coarse:size-11"
      trigger={
        <span
          aria-hidden="true"
          className="grid size-8 place-items-center rounded-full bg-ink font-semibold text-background text-xs"
        >
          {initialsOf(name ?? email) || <UserRound className="size-4" strokeWidth={1.75} />}
        </span>
      }
    >
      <div className="px-2.5 pt-1.5 pb-2.5">
        <p className="truncate font-medium">{name ?? email}</p>
        {name && <p className="truncate text-[13px] text-soft">{email}</p>}
      </div>
      <MenuLink href="/settings">
        <Settings aria-hidden="true" className="size-4 text-soft" strokeWidth={1.75} />
        {t('places.settings')}
      </MenuLink>
      {isOperator && (
        <MenuLink href="/operator">
          <ChartNoAxesColumn aria-hidden="true" className="size-4 text-soft" strokeWidth={1.75} />
          {t('operator')}
        </MenuLink>
      )}
      {hasMailbox && (
        <MenuLink href="/mailbox">
          <Inbox aria-hidden="true" className="size-4 text-soft" strokeWidth={1.75} />
          {t('mailbox')}
        </MenuLink>
      )}
      <SignOutButton className={MENU_ITEM} role="menuitem">
        <LogOut aria-hidden="true" className="size-4 text-soft" strokeWidth={1.75} />
        {t('sign_out')}
      </SignOutButton>
      <div className="mt-1.5 border-line border-t px-2.5 pt-3 pb-2">
        <ThemeItems
          label={t('theme.label')}
          words={{ system: t('theme.system'), light: t('theme.light'), dark: t('theme.dark') }}
        />
      </div>
    </Menu>
  );
}
