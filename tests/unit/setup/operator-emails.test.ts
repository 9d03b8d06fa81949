import { afterEach, expect, test, vi } from 'vitest';
import { childEnvironment, DEMO_EMAIL, readSettings } from '@/scripts/setup/settings.mjs';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['local', '', DEMO_EMAIL],
  ['local', 'me@example.com', 'me@example.com'],
  ['production', '', undefined],
  ['production', 'me@example.com', 'me@example.com'],
])('in %s mode, with “%s” named, the operator is %s', (mode, named, operator) => {
  vi.stubEnv('MODE', mode);
  vi.stubEnv('OPERATOR_EMAILS', named);
  vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, 32 characters');
  const environment = childEnvironment(readSettings({ dev: false }), { databaseUrl: undefined });
  expect(environment.OPERATOR_EMAILS).toBe(operator);
});
