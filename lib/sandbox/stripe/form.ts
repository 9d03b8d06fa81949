export type Params = { [name: string]: Value };
type Value = string | Value[] | Params;

/** Form fields as Stripe nests them: `a[b]=1`, `list[0]=x`, `list[]=x`. Bounded, so that nobody fills our memory with brackets. */
export function decodeForm(text: string): Params {
  const root: Params = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/[^[\]]+|\[\]/g)].map(([part]) => part).slice(0, 8);
    put(root, path, value);
  }
  return tidy(root);
}

function put(into: Params, [name = '', ...rest]: string[], value: string): void {
  const key = name === '[]' ? String(Object.keys(into).length) : name;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const next = into[key];
  const child: Params = typeof next === 'object' && !Array.isArray(next) ? next : Object.create(null);
  into[key] = child;
  put(child, rest, value);
}

/** Objects whose names count from 0 are lists. */
function tidy(params: Params): Params {
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string' || Array.isArray(value)) continue;
    const whole = tidy(value);
    const names = Object.keys(whole);
    params[name] =
      names.length > 0 && names.every((one, index) => one === String(index)) ? Object.values(whole) : whole;
  }
  return params;
}
