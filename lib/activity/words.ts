import { translator } from '@/lib/messages/catalogue';
import { formatCents, formatMicros } from '@/lib/money';
import { type Deed, deedSchema } from './deeds';
import type { DeedRow } from './store';

const t = translator('activity');

/** A deed as a plain sentence; `who` did it, null: nobody, or somebody who is gone. */
export function sentenceOf({ kind, about, otherName, otherKind }: DeedRow, who: string | null): string {
  const by = who === null ? { by: 'nobody', who: '' } : { by: 'somebody', who };
  const read = deedSchema.safeParse({ ...about, kind });
  if (!read.success) return t('deeds.unknown', { ...by, kind });
  const other = t('other', { kind: otherKind ?? 'none', name: otherName ?? '' });
  return t(`deeds.${read.data.kind}`, { ...by, ...figuresOf(read.data), other });
}

function figuresOf(deed: Deed): { [name: string]: string | number } {
  switch (deed.kind) {
    case 'deleted':
    case 'restored':
    case 'purged':
    case 'moved_out':
    case 'moved_in': {
      const { count, names } = deed;
      return { cutouts: t('cutouts', { count, names: names.join(', '), more: count - names.length }) };
    }
    case 'bought':
    case 'topped_up':
      return { credit: formatMicros(deed.grantedMicros), paid: formatCents(deed.amountCents) };
    case 'paid_back':
      return { paid: formatCents(deed.amountCents) };
    case 'cap_changed':
      return { person: deed.person, cap: deed.capMicros === null ? 'none' : formatMicros(deed.capMicros) };
    case 'retention_changed':
      return { days: deed.days ?? 0 };
    case 'invited':
    case 'joined':
      return { ...deed, role: t('role', { role: deed.role }) };
    case 'role_changed':
      return { person: deed.person, from: t('role', { role: deed.from }), to: t('role', { role: deed.to }) };
    default:
      return deed;
  }
}
