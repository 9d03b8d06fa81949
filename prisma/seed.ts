import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashPassword } from '@/lib/auth/password';
import { MODEL } from '@/lib/cutouts/rules';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { probe } from '@/lib/images/probe';
import { thumbnails } from '@/lib/images/thumbnails';
import { ok } from '@/lib/result';
import { admit } from '@/lib/signup/service/admit';
import { putBytes, storedPath } from '@/lib/storage/client';
import { inTransaction } from '@/lib/transaction';
import { findPersonalWorkspace } from '@/lib/workspaces/store/workspaces';
import { keepFirst } from '@/scripts/setup/keep.mjs';
import { DEMO_EMAIL } from '@/scripts/setup/settings.mjs';

// Local mode's demo account with a few finished cutouts, so that the first look at the product shows something.
// Runs at every start and adds only what is missing.

const SAMPLES = ['cat', 'coffee', 'astronaut'];
const HERE = path.join(import.meta.dirname, 'samples');

/** The password is made once and kept beside the data, so that it survives a database that was thrown away. */
async function demoAccount(): Promise<{ email: string; password: string }> {
  const file = path.join(env().DATA_DIR, 'demo-account.json');
  await mkdir(env().DATA_DIR, { recursive: true });
  const make = () => JSON.stringify({ email: DEMO_EMAIL, password: randomBytes(12).toString('base64url') });
  return JSON.parse(keepFirst(file, make));
}

async function addSample(workspaceId: string, userId: string, name: string, ageMs: number): Promise<void> {
  const source = await putBytes(await readFile(path.join(HERE, `${name}.jpg`)));
  const png = await readFile(path.join(HERE, `${name}-cutout.png`));
  const probed = await probe(storedPath(source.hash));
  if (!probed.ok) throw new Error(`the sample ${name} is not an image: ${probed.reason}`);
  const small = await thumbnails(png);
  const [result, thumb256, thumb512] = [
    await putBytes(png),
    await putBytes(small.webp256),
    await putBytes(small.webp512),
  ];
  const endedAt = new Date(Date.now() - ageMs);
  await db().cutout.create({
    data: {
      id: newId(),
      workspaceId,
      createdById: userId,
      name: `${name}.jpg`,
      status: 'succeeded',
      priceMicros: 0n,
      provider: 'sample',
      model: MODEL,
      sourceHash: source.hash,
      sourceFormat: probed.value.format,
      sourceSizeBytes: source.sizeBytes,
      width: probed.value.width,
      height: probed.value.height,
      placeholder: probed.value.placeholder,
      resultHash: result.hash,
      resultSizeBytes: result.sizeBytes,
      thumb256Hash: thumb256.hash,
      thumb512Hash: thumb512.hash,
      deadlineAt: endedAt,
      createdAt: endedAt,
      endedAt,
    },
  });
}

async function demoUser(account: { email: string; password: string }) {
  const known = await db().user.findUnique({ where: { email: account.email } });
  if (known) return known;
  const passwordHash = await hashPassword(account.password);
  const person = { email: account.email, name: 'Demo', passwordHash };
  return (await inTransaction(async (tx) => ok((await admit(tx, person, new Date())).user))).value;
}

if (env().MODE === 'local') {
  const user = await demoUser(await demoAccount());
  const workspace = await findPersonalWorkspace(db(), user.id);
  if (!workspace) throw new Error('the demo account came without its workspace');
  for (const [index, name] of SAMPLES.entries()) {
    const known = await db().cutout.findFirst({
      where: { workspaceId: workspace.id, provider: 'sample', name: `${name}.jpg` },
    });
    if (!known) await addSample(workspace.id, user.id, name, (SAMPLES.length - index) * 60_000);
  }
}
await db().$disconnect();
