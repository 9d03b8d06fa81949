import { env } from '@/lib/env';
import { catalogueAt } from '../rules/catalogue';

/** What is on sale here now. */
export const catalogue = () => catalogueAt(env().CREDIT_PACKS, env().PRICE_PER_IMAGE_MICROUSD);
