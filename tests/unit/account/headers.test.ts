import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '@/lib/security/rules';

test('scripts run by nonce only, and nothing may frame a page', () => {
  const policy = contentSecurityPolicy('abc', false);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});
