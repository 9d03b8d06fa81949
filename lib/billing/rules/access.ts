import type { Role } from '@/prisma/generated/enums';

/** Who may spend a workspace's money at a till: buy, get it back, change how it pays. Everybody in it may look. */
export const mayPay = (role: Role | 'job'): boolean => role === 'owner' || role === 'admin';
