import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { may, RIGHTS, type Right } from '@/lib/workspaces/rules/rights';
import { scopeOfClaimedJob, scopeOfMember, withRights } from '@/lib/workspaces/scope';

const ROLES = ['owner', 'admin', 'member', 'viewer'] as const;
const names = Object.keys(RIGHTS) as Right[];

test('docs/roles.md shows the very table of rights', () => {
  const rows = readFileSync('docs/roles.md', 'utf8').match(/^\| `\w+` .*$/gm) ?? [];
  const shown = rows.map((row) => {
    const [, right, ...roles] = row.split('|').map((cell) => cell.trim());
    return [right, ...roles.slice(0, ROLES.length)];
  });
  const meant = names.map((right) => [`\`${right}\``, ...ROLES.map((role) => (may(role, right) ? 'yes' : '–'))]);
  expect(shown).toEqual(meant);
});

describe('a role', () => {
  test('has every right of the roles below it', () => {
    for (const right of names) {
      const having = ROLES.map((role) => may(role, right));
      expect(having, right).toEqual([...having].sort().reverse());
    }
  });

  test.each(['job', 'operator', 'toString', ''])('%j is none that gives a right', (role) => {
    expect(names.filter((right) => may(role, right))).toEqual([]);
  });
});

test('a scope proves the rights of its role, all that are asked for or none', () => {
  const scope = scopeOfMember({ workspaceId: 'w', userId: 'u', role: 'member' });
  expect(withRights(scope, 'cut', 'share')).toBe(scope);
  expect(withRights(scope, 'cut', 'pay')).toBeNull();
  expect(withRights(scopeOfClaimedJob({ workspaceId: 'w' }), 'look')).toBeNull();
});
