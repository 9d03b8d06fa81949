import { hash, verify } from '@node-rs/argon2';

/** `Algorithm.Argon2id`; the library's const enum cannot be imported under verbatimModuleSyntax. */
const ARGON2ID = 2;

/** argon2id, 64 MiB, 3 passes: above OWASP's floor (Password Storage Cheat Sheet, 2026); 110–170 ms on the machine it was set on. */
const COST = { algorithm: ARGON2ID, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** Each takes 64 MiB and a core, so the others wait. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The hash of no password that anybody knows: an unknown address costs the same time as a known one. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,t=3,p=1$jE2olGIZaomh62zAqgyguQ$iJAbnN07QTht/7QjoLx9WaV6YVsjsVOPU1NNxBBkqVY';

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST));
}

/** True when `password` is the one behind `passwordHash`. Without a hash it works as long and answers false. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await inTurn(() => verify(passwordHash ?? NOBODYS_HASH, password.normalize('NFKC')));
  return matches && passwordHash !== null;
}
