import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { readEml } from '@/lib/mail/rules';
import { composeMail } from '@/lib/mail/templates/compose';
import { htmlOf } from '@/lib/mail/templates/frame';

async function written(mail: object): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message } = await transport.sendMail({ from: 'a@example.org', to: 'ada@example.org', ...mail });
  return String(message);
}

test.each([
  'http://localhost:3000/verify?token=0123456789abcdefghijklmnopqrstuv',
  `https://a-long-name.example.org/sign-in/link?email=ada%40example.org&token=${'a1'.repeat(32)}&next=%2Fw`,
])('a mail is read as it was written, its link whole: %s', async (url) => {
  const mail = composeMail({ template: 'sign_in_link', params: { url } });
  const read = readEml(await written(mail));
  expect(read).toMatchObject({ to: 'ada@example.org', subject: mail.subject, text: mail.text });
  expect(read.text).toContain(url);
});

test('words beyond ASCII survive, in subject and text', async () => {
  const read = readEml(await written({ subject: 'Größe – 日本', text: 'Zoë & “Ada”\n'.repeat(20), html: '<p>x</p>' }));
  expect(read.subject).toBe('Größe – 日本');
  expect(read.text).toBe('Zoë & “Ada”\n'.repeat(20).trim());
});

test('nothing a mail says becomes markup', () => {
  const nasty = `<img src=x onerror=alert(1)>"'&`;
  const html = htmlOf({
    heading: nasty,
    intro: nasty,
    outro: nasty,
    footer: nasty,
    action: { label: nasty, url: nasty },
  });
  expect(html).not.toContain('<img');
});
