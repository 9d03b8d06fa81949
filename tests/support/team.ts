import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashPassword } from '@/lib/auth/password';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { objectKey } from '@/lib/storage/rules';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { Role } from '@/prisma/generated/enums';
import { aTeam } from './factories';
import { uniquePng } from './http';
import { Person } from './person';
import type { Product } from './product';

const PASSWORD = 'a long enough passphrase';
let passwordHash: Promise<string> | undefined;

/** A browser of its own in which `user` is signed in. */
export async function browserOf({ url }: Product, user: { id: string; email: string }): Promise<Person> {
  passwordHash ??= hashPassword(PASSWORD);
  await db().user.update({ where: { id: user.id }, data: { passwordHash: await passwordHash } });
  const person = new Person(url);
  const answer = await person.signIn({ email: user.email, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return person;
}

/** A team at the product: its owner signed in, and so is whoever joins. */
export async function teamAt(product: Product) {
  const team = await aTeam();
  const join = async (role: Role) => {
    const member = await team.join(role);
    return { ...member, client: await browserOf(product, member.user) };
  };
  return { ...team, join, client: await browserOf(product, team.user) };
}

/** A cutout as a worker leaves it, with files that stand in the product's storage; every picture is another one. */
export async function aFinishedCutout(product: Product, scope: WorkspaceScope, name = 'photo.jpg') {
  const put = async () => {
    const bytes = await uniquePng();
    const hash = createHash('sha256').update(bytes).digest('hex');
    const file = path.join(product.dataDir, 'blobs', objectKey(hash));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
    return { hash, bytes };
  };
  const [source, result, small, preview] = [await put(), await put(), await put(), await put()];
  const now = new Date();
  const row = await db().cutout.create({
    data: {
      ...{ id: newId(), workspaceId: scope.workspaceId, createdById: scope.userId, name, status: 'succeeded' },
      ...{
        priceMicros: 0n,
        provider: 'sample',
        model: 'test',
        width: 8,
        height: 8,
        placeholder: 'data:image/png;base64,',
      },
      ...{ sourceHash: source.hash, sourceFormat: 'png', sourceSizeBytes: source.bytes.length },
      ...{ resultHash: result.hash, resultSizeBytes: result.bytes.length },
      ...{ thumb256Hash: small.hash, thumb512Hash: preview.hash },
      ...{ deadlineAt: now, createdAt: now, endedAt: now },
    },
  });
  return { id: row.id, name, source: source.bytes, result: result.bytes, preview: preview.bytes };
}
