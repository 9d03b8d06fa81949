import type { Right } from '@/lib/workspaces/rules/rights';
import type { Place, Who } from './world';

/** Whom a door opens to: those with a right in the workspace, everybody who is signed in, everybody, none of the eight. */
export type Opens = Right | 'signed in' | 'everybody' | 'nobody of them';

export type Sent = { path: string; method?: string; headers?: Record<string, string>; body?: BodyInit };

/** One row of the matrix: a door, what stands behind it, whom it opens to, and the request that tries it. */
export type Row = {
  /** As `doors()` names it. */
  door: string;
  /** Where one door leads to several things: "of one's own", "of somebody else". */
  of?: string;
  opens: Opens;
  /** Who cannot although they have the right: an owner cannot leave. */
  closedTo?: Who;
  /** Asks for what is in the place; asked of a place that is not there it must sound the same. */
  send: (place: Place) => Sent;
  /** What an open door answers, where it is not 2xx or 3xx: 422 of an empty form, 503 of a closed till. */
  status?: number;
};

/** A row for a page. */
export const page = (address: string, opens: Opens, at: (place: Place) => string = () => address): Row => ({
  door: `page ${address}`,
  opens,
  send: (place) => ({ path: at(place) }),
});

/** A row for a GET. */
export const get = (address: string, opens: Opens, at: (place: Place) => string = () => address): Row => ({
  door: `GET ${address}`,
  opens,
  send: (place) => ({ path: at(place) }),
});

/** A row for a request with a JSON body. */
export const sends = (
  method: string,
  address: string,
  opens: Opens,
  at: (place: Place) => string,
  body: (place: Place) => unknown = () => ({}),
): Row => ({
  door: `${method} ${address}`,
  opens,
  send: (place) => ({
    path: at(place),
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body(place)),
  }),
});

/** A row for a server action with one argument, called from a page that everybody signed in may open. */
export const action = (name: string, opens: Opens, argument: (place: Place) => unknown, of?: string): Row => ({
  door: `action ${name}`,
  ...(of === undefined ? {} : { of }),
  opens,
  send: (place) => ({
    path: '/settings',
    method: 'POST',
    headers: { 'next-action': name, 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify([argument(place)]),
  }),
});

/** A row for a server action that takes a form, as the framework's client sends one. */
export const formAction = (name: string, opens: Opens, fields: (place: Place) => Record<string, string>): Row => ({
  door: `action ${name}`,
  opens,
  send: (place) => {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields(place))) body.append(`_1_${field}`, value);
    body.append('0', '["$K1"]');
    return { path: '/settings', method: 'POST', headers: { 'next-action': name }, body };
  },
});
