import { z } from 'zod';

const link = z.object({ url: z.url() });
const ofWorkspace = link.extend({ workspace: z.string() });

/** Every mail Clearcut writes, with what it needs to be written. */
export const mailSchema = z.discriminatedUnion('template', [
  z.object({ template: z.literal('confirm_address'), params: link }),
  z.object({ template: z.literal('already_registered'), params: link }),
  z.object({ template: z.literal('sign_in_link'), params: link }),
  z.object({ template: z.literal('reset_password'), params: link }),
  z.object({ template: z.literal('no_account'), params: link }),
  z.object({ template: z.literal('password_changed'), params: link }),
  z.object({
    template: z.literal('low_balance'),
    params: ofWorkspace.extend({ images: z.number(), level: z.number() }),
  }),
  z.object({ template: z.literal('top_up_failed'), params: ofWorkspace }),
  z.object({
    template: z.literal('top_up_paused'),
    params: ofWorkspace.extend({ why: z.enum(['disputed', 'refunded']) }),
  }),
  z.object({ template: z.literal('top_up_action'), params: ofWorkspace }),
  z.object({
    template: z.literal('invitation'),
    params: link.extend({ team: z.string(), inviter: z.string(), role: z.string() }),
  }),
  z.object({ template: z.literal('handed_over'), params: link.extend({ team: z.string(), former: z.string() }) }),
  z.object({
    template: z.literal('mentioned'),
    params: link.extend({ who: z.string(), picture: z.string(), text: z.string() }),
  }),
]);

export type Mail = z.output<typeof mailSchema>;

/** What a `send_mail` job carries: the mail itself only sealed. */
export const mailJobSchema = z.object({ to: z.string(), sealed: z.string() });

export type MailJob = z.output<typeof mailJobSchema>;
