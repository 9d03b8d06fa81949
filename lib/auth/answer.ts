/** What came of a form: where to go next, or what is wrong (a sentence, and sentences beside fields). */
export type Answer =
  | { ok: true; url: string | null }
  | { ok: false; detail: string; fields: { [field: string]: string | undefined } };
