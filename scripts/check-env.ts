import { parseEnvironment } from '@/lib/env';

try {
  parseEnvironment(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
