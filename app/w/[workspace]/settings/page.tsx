import type { Metadata } from 'next';
import { SettingsSection } from '@/components/account/settings-section';
import { Swatch } from '@/components/shell/swatch';
import { ButtonLink } from '@/components/ui/button';
import { MessagesProvider } from '@/components/ui/messages';
import { DeleteTeam } from '@/components/workspace/delete-team';
import { Picture } from '@/components/workspace/picture';
import { Retention } from '@/components/workspace/retention';
import { TeamName } from '@/components/workspace/team-name';
import { deleteTeam } from '@/lib/closing/actions';
import { loadLoss, loadOldest } from '@/lib/closing/loaders';
import { messages, translator } from '@/lib/messages/catalogue';
import { dropPicture, renameTeam, saveRetention } from '@/lib/workspaces/actions/settings';
import { requireRight } from '@/lib/workspaces/loaders';
import { may } from '@/lib/workspaces/rules/rights';

type Props = { params: Promise<{ workspace: string }> };

export const metadata: Metadata = { title: messages.workspace.settings.title };

export default async function WorkspaceSettingsPage({ params }: Props) {
  const { workspace: slug } = await params;
  const { workspace } = await requireRight(slug, 'change_workspace');
  const t = translator('workspace');
  const door = { workspace: slug, trouble: messages.account.trouble };
  const isTeam = workspace.kind === 'team';
  const [oldestAt, loss] = await Promise.all([
    loadOldest(slug),
    isTeam && may(workspace.role, 'own') ? loadLoss(slug) : null,
  ]);
  return (
    <MessagesProvider namespaces={['workspace']}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-10 px-5 py-8">
        <h1 className="font-semibold text-2xl/8 tracking-tight">{t('settings.title')}</h1>
        {isTeam && (
          <SettingsSection title={t('settings.name.title')}>
            <TeamName door={{ ...door, act: renameTeam }} name={workspace.name} />
          </SettingsSection>
        )}
        <SettingsSection title={t('settings.picture.title')} intro={t('settings.picture.intro')}>
          <Picture door={{ ...door, act: dropPicture }} hasPicture={workspace.pictureHash !== null}>
            <Swatch workspace={workspace} className="size-20 rounded-picture text-2xl" />
          </Picture>
        </SettingsSection>
        <SettingsSection title={t('settings.retention.title')} intro={t('settings.retention.intro')}>
          <Retention
            door={{ ...door, act: saveRetention }}
            days={workspace.retentionDays}
            oldestAt={oldestAt}
            now={new Date()}
          />
        </SettingsSection>
        {isTeam && (
          <SettingsSection title={t('settings.people.title')} intro={t('settings.people.text')}>
            <ButtonLink href={`/w/${slug}/team`} prefetch={false}>
              {t('settings.people.open')}
            </ButtonLink>
          </SettingsSection>
        )}
        {loss && (
          <SettingsSection title={t('settings.delete.section')} intro={t('settings.delete.intro')}>
            <DeleteTeam door={{ ...door, act: deleteTeam }} name={workspace.name} loss={loss} />
          </SettingsSection>
        )}
      </div>
    </MessagesProvider>
  );
}
