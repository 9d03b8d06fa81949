import { Check, ChevronsUpDown } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import { MenuLink } from '@/components/ui/menu-item';
import { translator } from '@/lib/messages/catalogue';
import { startOf } from '@/lib/workspaces/rules/places';
import { Swatch } from './swatch';

export type WorkspaceLink = { slug: string; name: string; kind: 'personal' | 'team'; role: string };

/** Which workspace this is, and the way to the others. */
export function WorkspaceMenu({ current, all }: { current: WorkspaceLink; all: WorkspaceLink[] }) {
  const t = translator('shell');
  return (
    <Menu
      label={t('workspace', { name: current.name })}
      triggerClassName="mr-auto flex h-9 min-w-0 items-center gap-2 rounded-control px-1.5 sm:gap-2.5 font-medium transition-colors duration-150 hover:bg-hover pointer-coarse:h-11"
      trigger={
        <>
          <Swatch workspace={current} />
          <span className="truncate">{current.name}</span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 max-[26rem]:hidden" strokeWidth={1.75} />
        </>
      }
    >
      <p className="px-2.5 pt-1.5 pb-1 text-soft text-xs">{t('workspaces')}</p>
      {all.map((one) => (
        <MenuLink key={one.slug} href={startOf(one)}>
          <Swatch workspace={one} />
          <span className="min-w-0 flex-1 truncate">{one.name}</span>
          {one.slug === current.slug && <Check role="img" aria-label={t('here')} className="size-4" />}
        </MenuLink>
      ))}
    </Menu>
  );
}
