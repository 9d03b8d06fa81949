import { createHash, randomBytes } from 'node:crypto';

const TOKEN = /^[\w-]{32}$/;

/** 192 random bits; short enough that a mail's link is not broken over two lines. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/** What is kept of a token: with that alone nobody can make the link again. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const isToken = (text: string | null): text is string => text !== null && TOKEN.test(text);
