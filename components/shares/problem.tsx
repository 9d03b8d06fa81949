/** What is wrong with a form: a sentence for all of it, and sentences beside fields. */
export type Problems = { detail: string | null; fields: Record<string, string> };

export const NO_PROBLEM: Problems = { detail: null, fields: {} };

/** The sentence, where no field says it. */
export function Problem({ problem: { detail, fields } }: { problem: Problems }) {
  if (detail === null || Object.keys(fields).length > 0) return null;
  return (
    <p role="alert" className="text-bad">
      {detail}
    </p>
  );
}
