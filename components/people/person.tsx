'use client';

import { Ellipsis } from 'lucide-react';
import { type ComponentProps, type ComponentType, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl/react';
import type { Trouble } from '@/components/account/answers';
import { type Door, useDoor } from '@/components/forms/door';
import { initialsOf } from '@/components/shell/initials';
import { Menu } from '@/components/ui/menu';
import { MENU_ITEM } from '@/components/ui/menu-item';
import { Time } from '@/components/ui/time';
import { formatMicros } from '@/lib/money';
import type { People } from '@/lib/workspaces/loaders';
import { GIVEN_ROLES } from '@/lib/workspaces/rules/invitations';
import type { PersonDialog } from './person-dialog';

type Act<Wish> = Door<Wish>['act'];
type Acts = {
  role: Act<{ userId: string; role: (typeof GIVEN_ROLES)[number] }>;
  cap: Act<{ userId: string; capMicros: string | null }>;
  remove: Act<{ userId: string; keepsLinks: boolean }>;
  handOver: Act<{ userId: string }>;
};

export type PersonProps = {
  workspace: string;
  acts: Acts;
  trouble: Trouble;
  person: People['people'][number];
  priceMicros: bigint;
};

/** One person of a team: who, as what, what of the credit is theirs this month, and what can be done about it. */
export function Person(props: PersonProps) {
  const { person } = props;
  const t = useTranslations('people');
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto_auto]">
      <span
        aria-hidden="true"
        data-initials={initialsOf(person.name)}
        className="grid size-9 place-items-center rounded-full bg-hover font-semibold text-soft text-xs before:content-[attr(data-initials)]"
      />
      <div className="min-w-0">
        <p className="truncate">
          <span className="font-medium">{person.name}</span>
          {person.isMe && <span className="ml-2 text-soft">{t('you')}</span>}
        </p>
        <p className="truncate text-[13px] text-soft">
          {person.email && person.email !== person.name ? `${person.email} · ` : ''}
          {t.rich('since', { date: () => <Time at={person.since} form="date" /> })}
        </p>
      </div>
      <Month {...props} />
      <div className="col-start-3 row-start-1 flex items-center gap-1 sm:col-start-4">
        {person.mayManage ? <Role {...props} /> : <span className="px-2 text-soft">{t(`roles.${person.role}`)}</span>}
        {person.mayManage || person.mayInherit ? (
          <More {...props} />
        ) : (
          <span className="size-9 pointer-coarse:size-11" />
        )}
      </div>
    </li>
  );
}

function Month({ person: { month } }: PersonProps) {
  const t = useTranslations('people');
  if (!month) return null;
  const spent = formatMicros(month.usedMicros);
  return (
    <p className="col-span-2 col-start-2 text-[13px] text-soft tabular-nums sm:col-span-1 sm:col-start-3 sm:text-right">
      {month.capMicros === null ? t('month', { spent }) : t('month_of', { spent, cap: formatMicros(month.capMicros) })}
    </p>
  );
}

function Role({ workspace, acts, trouble, person }: PersonProps) {
  const t = useTranslations('people');
  const { isBusy, error, send } = useDoor({ workspace, act: acts.role, trouble });
  return (
    <span className="relative">
      <select
        aria-label={t('role_of', { name: person.name })}
        aria-busy={isBusy}
        value={person.role}
        disabled={isBusy}
        onChange={(event) => {
          const role = GIVEN_ROLES.find((one) => one === event.target.value);
          if (role) void send({ userId: person.userId, role });
        }}
        className="h-9 rounded-control border border-transparent bg-transparent px-2 hover:border-edge focus-visible:border-edge pointer-coarse:h-11"
      >
        {GIVEN_ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </select>
      <span role="alert" className="absolute top-full right-0 z-10 w-60 text-right text-[13px] text-bad empty:hidden">
        {error}
      </span>
    </span>
  );
}

type Kind = 'cap' | 'hand_over' | 'remove';
type DialogProps = ComponentProps<typeof PersonDialog>;

function More(props: PersonProps) {
  const t = useTranslations('people');
  const { person } = props;
  const [Dialog, setDialog] = useState<ComponentType<DialogProps>>();
  const [kind, setKind] = useState<Kind | null>(null);
  const open = async (kind: Kind) => {
    const loaded = await import('./person-dialog').catch(() => null);
    if (!loaded) return;
    setDialog(() => loaded.PersonDialog);
    setKind(kind);
  };
  const item = (kind: Kind, isShown: boolean) =>
    isShown && (
      <button type="button" role="menuitem" tabIndex={-1} className={MENU_ITEM} onClick={() => void open(kind)}>
        {t(kind === 'cap' ? 'cap.set' : `${kind}.open`)}
      </button>
    );
  return (
    <>
      <Menu
        label={t('more', { name: person.name })}
        align="end"
        trigger={<Ellipsis aria-hidden="true" className="size-4.5" />}
        triggerClassName="grid size-9 place-items-center rounded-control text-soft hover:bg-hover hover:text-ink pointer-coarse:size-11"
      >
        {item('cap', person.mayManage)}
        {item('hand_over', person.mayInherit)}
        {item('remove', person.mayManage)}
      </Menu>
      {Dialog && createPortal(<Dialog {...props} kind={kind} onClose={() => setKind(null)} />, document.body)}
    </>
  );
}
