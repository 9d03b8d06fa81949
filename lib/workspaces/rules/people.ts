import type { Role } from '@/prisma/generated/enums';
import { may } from './rights';

type Somebody = { userId: string; role: Role };

/** Whether `who` may change, cap or remove `whom`: nobody the owner, and nobody themselves. */
export const mayManagePerson = (who: { userId: string | null; role: string }, whom: Somebody): boolean =>
  may(who.role, 'manage_people') && whom.role !== 'owner' && whom.userId !== who.userId;

/** Whether somebody can leave by themselves: the owner hands over first. */
export const mayLeave = ({ role }: { role: string }): boolean => role !== 'owner';
