import Link from 'next/link';
import { ThemeSwitch } from '@/components/shell/theme-switch';
import { translator } from '@/lib/messages/catalogue';

export function SiteFooter() {
  const t = translator('site');
  const shell = translator('shell');
  const link = 'flex min-h-11 items-center rounded text-soft hover:text-ink';
  return (
    <footer className="border-line border-t">
      <div className="mx-auto flex w-full max-w-[1280px] flex-wrap items-center gap-x-6 gap-y-2 px-4 py-5 md:px-8">
        <p className="w-full text-soft sm:mr-auto sm:w-auto">{t('footer.line')}</p>
        <Link href="/prices" className={link}>
          {t('nav.prices')}
        </Link>
        <Link href="/privacy" className={link}>
          {t('nav.privacy')}
        </Link>
        <div className="w-40 max-sm:ml-auto">
          <ThemeSwitch
            label={shell('theme.label')}
            words={{ system: shell('theme.system'), light: shell('theme.light'), dark: shell('theme.dark') }}
          />
        </div>
      </div>
    </footer>
  );
}
