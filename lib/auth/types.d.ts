import 'next-auth/jwt';

declare module 'next-auth/jwt' {
  interface JWT {
    /** The id of the `user_sessions` row behind this token. */
    sid?: string;
  }
}
