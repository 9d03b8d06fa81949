/** A refusal is a value the caller must look at; a throw means a bug or a broken machine. */
export type Ok<T> = { ok: true; value: T };
export type Refusal<R extends string, Detail extends object = object> = { ok: false; reason: R } & Detail;
export type Result<T, R extends { ok: false; reason: string }> = Ok<T> | R;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** Builds a refusal; `detail` carries the figures a person needs to act on it (amounts in micros, sizes in bytes). */
export function refuse<R extends string>(reason: R): Refusal<R>;
export function refuse<R extends string, D extends object>(reason: R, detail: D): Refusal<R, D>;
export function refuse(reason: string, detail: object = {}) {
  return { ok: false as const, reason, ...detail };
}
