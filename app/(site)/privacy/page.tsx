import type { Metadata } from 'next';
import { ProsePage, ProseSection } from '@/components/site/prose';
import { loadPrices } from '@/lib/billing/loaders';
import { translator } from '@/lib/messages/catalogue';
import { loadMode } from '@/lib/site/loaders';

export const metadata: Metadata = { title: translator('site')('nav.privacy') };

export default function PrivacyPage() {
  const t = translator('site');
  const mode = loadMode();
  return (
    <ProsePage title={t('privacy.title')} intro={t(mode === 'private' ? 'privacy.intro_private' : 'privacy.intro')}>
      <ProseSection title={t('privacy.where.title')}>
        {mode === 'private' && <p>{t('privacy.where.private')}</p>}
        {mode === 'gmi' && <p>{t('privacy.where.local_with_key')}</p>}
        {mode !== 'private' && <p>{t('privacy.where.sent')}</p>}
        {mode !== 'private' && <p>{t('privacy.where.gmi')}</p>}
        <p>{t('privacy.where.seen')}</p>
      </ProseSection>
      <ProseSection title={t('privacy.kept.title')}>
        <p>{t('privacy.kept.pictures')}</p>
        <p>{t('privacy.kept.original')}</p>
        <p>{t('privacy.kept.deleted')}</p>
      </ProseSection>
      <ProseSection title={t('privacy.you.title')}>
        <p>{t('privacy.you.account')}</p>
        <p>{t('privacy.you.money')}</p>
        {loadPrices().isAtStripe && <p>{t('privacy.you.stripe')}</p>}
        <p>{t('privacy.you.cookies')}</p>
      </ProseSection>
      <ProseSection title={t('privacy.who.title')}>
        <p>{t('privacy.who.text')}</p>
      </ProseSection>
    </ProsePage>
  );
}
