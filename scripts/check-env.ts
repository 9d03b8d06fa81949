import { environmentWarnings, parseEnvironment } from '@/lib/env';

try {
  for (const warning of environmentWarnings(parseEnvironment(process.env))) console.log(`Warning: ${warning}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
