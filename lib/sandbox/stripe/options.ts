import { z } from 'zod';

export type StripeSandboxOptions = {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** Where everything is kept; without it a restart forgets. */
  file?: string;
  /** Where events go, and what they are signed with. */
  webhook?: { url: string; secret: string };
  /** Tax on what asks for it. */
  taxPercent?: number;
  /** Who sells, on the pages. */
  merchant?: string;
};

export type StripeSandboxSettings = Required<Omit<StripeSandboxOptions, 'file' | 'webhook'>> & {
  file: string | null;
  webhook: { url: string; secret: string } | null;
};

export function withDefaults({ file, webhook, ...options }: StripeSandboxOptions): StripeSandboxSettings {
  return {
    ...{ port: 0, host: '127.0.0.1', taxPercent: 19, merchant: 'Clearcut' },
    ...options,
    file: file ?? null,
    webhook: webhook ?? null,
  };
}

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default('127.0.0.1'),
  SANDBOX_STRIPE_FILE: z.string().optional(),
  SANDBOX_STRIPE_WEBHOOK_URL: z.url().optional(),
  SANDBOX_STRIPE_WEBHOOK_SECRET: z.string().optional(),
  SANDBOX_STRIPE_TAX_PERCENT: z.coerce.number().min(0).max(100).default(19),
});

/** Options of the stand-in as a process of its own. Throws, naming the variable, when one makes no sense. */
export function optionsFromEnvironment(source: Record<string, string | undefined>): StripeSandboxOptions {
  const env = environmentSchema.parse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')));
  const { SANDBOX_STRIPE_WEBHOOK_URL: url, SANDBOX_STRIPE_WEBHOOK_SECRET: secret } = env;
  return {
    ...{ port: env.PORT, host: env.HOST, taxPercent: env.SANDBOX_STRIPE_TAX_PERCENT },
    ...(env.SANDBOX_STRIPE_FILE && { file: env.SANDBOX_STRIPE_FILE }),
    ...(url && secret && { webhook: { url, secret } }),
  };
}
