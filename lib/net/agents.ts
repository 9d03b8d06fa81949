import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPublicAddress } from './address';

const LIMITS = { connectTimeout: 10_000, maxHeaderSize: 32 * 1024 };

export class AddressRefused extends Error {}

/**
 * Resolves a name for a socket that is about to connect and hands over exactly the addresses that were checked, so that
 * a second answer of the DNS cannot lead elsewhere. One private address among them refuses them all.
 */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new AddressRefused(`${hostname} leads to an address that is not public`), []);
    }
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};

let guarded: Agent | undefined;
let plain: Agent | undefined;

/** Connects to public addresses only. A name that leads elsewhere fails with `AddressRefused` before any packet is sent. */
export function guardedAgent(): Agent {
  guarded ??= new Agent({ ...LIMITS, connect: { lookup: lookupPublic } });
  return guarded;
}

/** Connects wherever it is told to: for origins that the operator named. */
export function plainAgent(): Agent {
  plain ??= new Agent(LIMITS);
  return plain;
}
