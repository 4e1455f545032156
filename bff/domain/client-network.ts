import ipaddr from 'ipaddr.js';

/**
 * The network that wrong tries are counted for: an IPv4 address itself, an IPv6 address's /64 (whoever has
 * one address there has them all: CVE-2026-45364), IPv4 written as IPv6 as the IPv4 address that it is.
 *
 * @returns a canonical spelling; `unknown` for what is no address, so that such requests share one counter.
 */
export function clientNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString().split('%')[0]}/64`);
  return `${network.toString()}/64`;
}

/** An address as people know it: IPv4 written as IPv6 (sockets for both do that) as the IPv4 address that it is. */
export function shownAddress(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}
