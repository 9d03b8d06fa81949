import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { hashPassword } from '@/lib/auth/password';
import type { CutoutView } from '@/lib/cutouts/view';
import { db } from '@/lib/db';
import { Client } from './client';
import { aPerson } from './factories';

const PASSWORD = 'a long enough passphrase';
let passwordHash: Promise<string> | undefined;

/** A confirmed person with credit, signed in to the product at `url` by their password. */
export async function signedIn(url: string, { creditMicros = 0n }: { creditMicros?: bigint } = {}) {
  passwordHash ??= hashPassword(PASSWORD);
  const person = await aPerson({ creditMicros });
  await db().user.update({ where: { id: person.user.id }, data: { passwordHash: await passwordHash } });
  const client = new Client(url);
  const response = await client.signIn({ email: person.user.email, password: PASSWORD });
  if (response.status !== 200) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  return { ...person, client, password: PASSWORD };
}

export type Submission = { cutouts: CutoutView[]; wallet: { availableMicros: string; heldMicros: string } };

/** A small PNG whose bytes nobody else has. */
export async function uniquePng(width = 8, height = 8): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = randomBytes(width * height * 3);
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
}

/** Every file below the data folder's storage, staged ones included. */
export async function storedFiles(dataDir: string): Promise<string[]> {
  const found = await Promise.all(
    ['blobs', 'staging'].map(async (folder) => {
      const below = path.join(dataDir, folder);
      const entries = await readdir(below, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map((entry) => path.join(folder, entry.name));
    }),
  );
  return found.flat();
}
