import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { objectKey } from '@/lib/storage/rules';
import { aTeam } from '../support/factories';
import { aCutout } from '../support/gallery';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
}, 300_000);
afterAll(() => product?.stop());

describe('what is in the trash', () => {
  test('is seen small by those who may delete, and by nobody and nowhere else', async () => {
    const team = await aTeam();
    const [member, viewer, stranger] = [
      await signedIn(product.url),
      await signedIn(product.url),
      await signedIn(product.url),
    ];
    await db().member.create({ data: { workspaceId: team.workspace.id, userId: viewer.user.id, role: 'viewer' } });
    await db().member.create({ data: { workspaceId: team.workspace.id, userId: member.user.id, role: 'member' } });
    const row = await aCutout(team.scope, { deletedAt: new Date() });
    const file = path.join(product.dataDir, 'blobs', objectKey(row.sourceHash));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, 'the picture');

    const listed = await member.client.fetch(`/api/cutouts?workspace=${team.workspace.slug}&trash=1`);
    const { cutouts } = await listed.json();
    expect(cutouts).toMatchObject([{ id: row.id, deletedAt: row.deletedAt?.toISOString() }]);
    const { thumbnail, result, original } = cutouts[0].urls;
    const seen = await member.client.fetch(thumbnail);
    expect([seen.status, await seen.text()]).toEqual([200, 'the picture']);

    const missing = [thumbnail.replace('&trash=1', ''), result, original, `${result}&trash=1`, `${original}&trash=1`];
    for (const address of missing) expect((await member.client.fetch(address)).status, address).toBe(404);
    for (const { client } of [stranger, viewer]) expect((await client.fetch(thumbnail)).status).toBe(404);
    // What is not in the trash is none of it.
    await db().cutout.update({ where: { id: row.id }, data: { deletedAt: null } });
    expect((await member.client.fetch(thumbnail)).status).toBe(404);
  });
});
