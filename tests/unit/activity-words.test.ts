import { expect, test } from 'vitest';
import type { Deed } from '@/lib/activity/deeds';
import type { DeedRow } from '@/lib/activity/store';
import { sentenceOf } from '@/lib/activity/words';

const ROW: Omit<DeedRow, 'kind' | 'about'> = {
  ...{ id: '', at: new Date(0), actorId: null, actorName: null, otherName: null, otherKind: null },
};

function said({ kind, ...about }: Deed, who: string | null = 'Mia', other: Partial<DeedRow> = {}): string {
  return sentenceOf({ ...ROW, kind, about, ...other }, who);
}

const FORTY = { count: 40, names: ['a.png', 'b.png', 'c.png'] };
const ONE = { count: 1, names: ['a.png'] };

test.each<[Deed, string]>([
  [{ kind: 'created' }, 'Mia founded the team'],
  [{ kind: 'renamed', from: 'A', to: '{B}' }, 'Mia renamed the workspace from “A” to “{B}”'],
  [{ kind: 'picture_changed' }, 'Mia changed the workspace’s picture'],
  [{ kind: 'retention_changed', days: 30 }, 'Mia set how long cutouts are kept: 30 days'],
  [{ kind: 'retention_changed', days: null }, 'Mia set how long cutouts are kept: until somebody deletes them'],
  [{ kind: 'invited', email: 'a@b.example', role: 'admin' }, 'Mia invited a@b.example as admin'],
  [{ kind: 'invitation_revoked', email: 'a@b.example' }, 'Mia took back the invitation of a@b.example'],
  [{ kind: 'joined', role: 'viewer' }, 'Mia joined as viewer'],
  [
    { kind: 'role_changed', person: 'Jo', from: 'member', to: 'wizard' },
    'Mia changed the role of Jo from member to wizard',
  ],
  [{ kind: 'cap_changed', person: 'Jo', capMicros: '1800000' }, 'Mia set the monthly limit of Jo to $1.800'],
  [{ kind: 'cap_changed', person: 'Jo', capMicros: null }, 'Mia lifted the monthly limit of Jo'],
  [{ kind: 'removed', person: 'Jo' }, 'Mia removed Jo'],
  [{ kind: 'left' }, 'Mia left'],
  [{ kind: 'handed_over', person: 'Jo' }, 'Mia made Jo the owner'],
  [{ kind: 'deleted', ...FORTY }, 'Mia deleted 40 cutouts: a.png, b.png, c.png and 37 more'],
  [{ kind: 'restored', ...ONE }, 'Mia restored a.png'],
  [{ kind: 'purged', count: 2, names: ['a.png', 'b.png'] }, 'Mia deleted 2 cutouts: a.png, b.png for good'],
  [{ kind: 'moved_out', workspaceId: '', ...ONE }, 'Mia moved a.png to another workspace'],
  [{ kind: 'moved_in', workspaceId: '', ...ONE }, 'Mia moved a.png here from another workspace'],
  [{ kind: 'shared', title: 'Chairs' }, 'Mia shared “Chairs” by link'],
  [{ kind: 'unshared', title: 'Chairs' }, 'Mia took back the link to “Chairs”'],
  [{ kind: 'bought', grantedMicros: '4500000', amountCents: 535 }, 'Mia bought $4.500 of credit for $5.35'],
  [
    { kind: 'topped_up', grantedMicros: '4500000', amountCents: 450 },
    'The automatic top-up bought $4.500 of credit for $4.50',
  ],
  [{ kind: 'paid_back', amountCents: 450 }, 'Mia had $4.50 paid back to the card'],
])('%o is said in a plain sentence', (deed, sentence) => {
  expect(said(deed)).toBe(sentence);
});

test('what nobody did, or somebody who is gone, is said without a name', () => {
  expect(said({ kind: 'purged', ...ONE }, null)).toBe('Deleted a.png for good');
  expect(said({ kind: 'cap_changed', person: 'Jo', capMicros: null }, null)).toBe('Lifted the monthly limit of Jo');
  expect(said({ kind: 'paid_back', amountCents: 450 }, null)).toBe('$4.50 went back to the card');
  expect(said({ kind: 'joined', role: 'member' }, null)).toBe('Somebody who is gone joined as member');
});

test('somebody who is called nobody keeps their name', () => {
  expect(said({ kind: 'removed', person: 'none' }, 'nobody')).toBe('nobody removed none');
});

test('another workspace is named to those who belong to it', () => {
  const out: Deed = { kind: 'moved_out', workspaceId: '', ...ONE };
  expect(said(out, 'Mia', { otherName: 'Studio', otherKind: 'team' })).toBe('Mia moved a.png to Studio');
  expect(said(out, 'Mia', { otherName: 'Jo', otherKind: 'personal' })).toBe(
    'Mia moved a.png to your personal workspace',
  );
});

test('a deed of another version is not left out', () => {
  expect(sentenceOf({ ...ROW, kind: 'painted', about: {} }, 'Mia')).toBe(
    'Mia did something that this version has no words for: painted',
  );
});
