'use client';

import { History, Images, Scissors, Settings, Users, Wallet } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { MeantLink } from '@/components/ui/meant-link';
import type { Place as PlaceName } from '@/lib/workspaces/rules/places';

const ICONS = { remove: Scissors, cutouts: Images, team: Users, credits: Wallet, activity: History };

type Props = { base: string; places: PlaceName[]; words: Record<PlaceName | 'settings', string> };

/** The places of a workspace: a rail, and on a phone the bar at the bottom. */
export function Places({ base, places, words }: Props) {
  const path = usePathname();
  const at = (href: string) => path === href || path.startsWith(`${href}/`);
  return (
    <>
      {places.map((name) => {
        const Icon = ICONS[name];
        return (
          <Place key={name} href={`${base}/${name}`} label={words[name]} isHere={at(`${base}/${name}`)}>
            <Icon aria-hidden="true" strokeWidth={1.5} className="size-5 md:size-4.5" />
          </Place>
        );
      })}
      <Place href="/settings" label={words.settings} isHere={at('/settings')} className="md:mt-auto">
        <Settings aria-hidden="true" strokeWidth={1.5} className="size-5 md:size-4.5" />
      </Place>
    </>
  );
}

// The name beside the rail is for places to go to: of the place one is at it would only cover what stands there.
type PlaceProps = { href: string; label: string; isHere: boolean; className?: string; children: React.ReactNode };

function Place({ href, label, isHere, className = '', children }: PlaceProps) {
  return (
    <MeantLink
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className={`group relative flex min-h-12 flex-1 flex-col items-center justify-center gap-0.5 rounded-xl text-soft transition-colors duration-150 hover:text-ink aria-[current=page]:text-ink md:size-11 md:min-h-0 md:flex-none md:aria-[current=page]:bg-hover md:hover:bg-hover ${className}`}
    >
      {children}
      <span className="font-medium text-[11px]/4 md:pointer-events-none md:absolute md:left-full md:z-10 md:ml-2 md:whitespace-nowrap md:rounded-lg md:bg-ink md:px-2 md:py-1 md:text-background md:text-xs md:opacity-0 md:group-not-aria-[current=page]:group-focus-visible:opacity-100 md:group-not-aria-[current=page]:group-hover:opacity-100">
        {label}
      </span>
    </MeantLink>
  );
}
