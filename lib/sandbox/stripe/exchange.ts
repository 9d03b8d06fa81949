import type { Params } from './form';
import type { Sandbox } from './sandbox';

export type Asked = {
  sandbox: Sandbox;
  params: Params;
  /** What the path names, in order. */
  ids: string[];
  /** Where the caller reached us, such as http://localhost:4020: addresses that are handed out begin with it. */
  origin: string;
};

/** An endpoint of the API: answers the object as Stripe writes it; throws a StripeFailure. */
export type Endpoint = { method: 'GET' | 'POST' | 'DELETE'; path: RegExp; answer: (asked: Asked) => object };

export const endpoint = (method: Endpoint['method'], path: string, answer: Endpoint['answer']): Endpoint => ({
  method,
  path: new RegExp(`^/v1/${path.replaceAll(':id', '([\\w-]+)')}$`),
  answer,
});
