'use client';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { useTimeZone } from '@/components/ui/time-zone';
import { TRASH_DAYS } from '@/lib/cutouts/rules';
import type { CutoutView } from '@/lib/cutouts/view';
import { dayKeys, dayName } from '../days';

type Days = { dayOf: (cutout: CutoutView) => string | null; nameOf: (day: string) => ReactNode };

const DAY_MS = 86_400_000;

/** What the pictures stand under: the day they were made, in the trash how many days they have left, by name nothing. */
export function useDays(renderedAt: number, isTrash: boolean, sort = 'newest'): Days {
  const t = useTranslations('gallery');
  const timeZone = useTimeZone();
  return useMemo(() => {
    if (isTrash) {
      return {
        dayOf: ({ deletedAt }) => String(daysLeft(deletedAt ?? '', renderedAt)),
        nameOf: (days) => t('daysLeft', { days: Number(days) }),
      };
    }
    const keyOf = dayKeys(timeZone);
    return {
      dayOf: ({ createdAt }) => (sort === 'name' ? null : keyOf(createdAt)),
      nameOf(day) {
        const name = dayName(day, renderedAt, timeZone);
        return name.kind === 'date' ? name.date : t(name.kind);
      },
    };
  }, [t, timeZone, renderedAt, isTrash, sort]);
}

/** Whole days until it is removed for good. */
const daysLeft = (deletedAt: string, now: number) =>
  Math.max(0, Math.ceil((Date.parse(deletedAt) + TRASH_DAYS * DAY_MS - now) / DAY_MS));
