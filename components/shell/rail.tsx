import { Logo } from '@/components/ui/logo';
import { MeantLink } from '@/components/ui/meant-link';
import { translator } from '@/lib/messages/catalogue';
import { placesOf, startOf } from '@/lib/workspaces/rules/places';
import { Places } from './places';

/** At the left from 768 px on, at the bottom below. Its sizes are `--shell-top` and `--shell-bottom` for the pages. */
export function Rail({ workspace }: { workspace: { slug: string; role: string; kind: string } }) {
  const t = translator('shell');
  return (
    <nav
      aria-label={t('places.label')}
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-background/95 px-2 pt-1 pb-[calc(4px+env(safe-area-inset-bottom))] backdrop-blur md:inset-x-auto md:top-0 md:left-0 md:w-15.5 md:flex-col md:items-center md:gap-1 md:border-t-0 md:border-r md:px-0 md:pt-0 md:pb-3 print:hidden"
    >
      <MeantLink
        href={startOf(workspace)}
        aria-label="Clearcut"
        className="hidden h-14 w-full place-items-center rounded-xl md:grid"
        tabIndex={-1}
      >
        <Logo />
      </MeantLink>
      <Places
        base={`/w/${workspace.slug}`}
        places={placesOf(workspace.role, workspace.kind)}
        words={{
          remove: t('places.remove'),
          cutouts: t('places.cutouts'),
          team: t('places.team'),
          credits: t('places.credits'),
          activity: t('places.activity'),
          settings: t('places.settings'),
        }}
      />
    </nav>
  );
}
