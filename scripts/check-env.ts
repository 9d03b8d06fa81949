import { cautionsOf, parseEnvironment } from '@/lib/env';

try {
  for (const caution of cautionsOf(parseEnvironment(process.env))) console.warn(caution);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
