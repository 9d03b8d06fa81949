import type { Metadata } from 'next';
import { InvitePeople } from '@/components/people/invite';
import { Leave } from '@/components/people/leave';
import { Pending } from '@/components/people/pending';
import { Person } from '@/components/people/person';
import { MessagesProvider } from '@/components/ui/messages';
import { messages, translator } from '@/lib/messages/catalogue';
import { inviteToTeam } from '@/lib/workspaces/actions/invite';
import {
  handOverTeam,
  leaveTeam,
  removePerson,
  revokeInvitation,
  sendInvitationAgain,
  setMemberCap,
  setMemberRole,
} from '@/lib/workspaces/actions/people';
import { loadPeople } from '@/lib/workspaces/loaders';

type Props = { params: Promise<{ workspace: string }> };

export const metadata: Metadata = { title: messages.people.title };

const ACTS = { role: setMemberRole, cap: setMemberCap, remove: removePerson, handOver: handOverTeam };

export default async function TeamPage({ params }: Props) {
  const { workspace } = await params;
  const { people, pending, team, mayLeave, priceMicros } = await loadPeople(workspace);
  const t = translator('people');
  const { trouble } = messages.account;
  return (
    <MessagesProvider namespaces={['people']}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6 sm:px-5 lg:py-8">
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <div>
            <h1 className="font-semibold text-2xl/8 tracking-tight">{t('title')}</h1>
            <p className="wrap-anywhere text-soft">{t('intro', { count: people.length, team })}</p>
          </div>
          {pending && <InvitePeople workspace={workspace} invite={inviteToTeam} trouble={trouble} />}
        </header>
        <ul className="divide-y divide-line border-line border-y">
          {people.map((person) => (
            <Person key={person.userId} {...{ workspace, acts: ACTS, trouble, person, priceMicros }} />
          ))}
        </ul>
        {pending && people.length === 1 && pending.length === 0 && (
          <p className="mx-auto max-w-md text-balance text-center text-soft">{t('empty')}</p>
        )}
        {pending && pending.length > 0 && (
          <Pending {...{ workspace, pending, trouble }} revoke={revokeInvitation} resend={sendInvitationAgain} />
        )}
        <Leave door={{ workspace, act: leaveTeam, trouble }} team={team} mayLeave={mayLeave} />
      </div>
    </MessagesProvider>
  );
}
