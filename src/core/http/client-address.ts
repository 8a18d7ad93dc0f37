import ipaddr from 'ipaddr.js';

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Parses TRUSTED_PROXIES. Throws RangeError naming the entry that is not a CIDR or an address. */
export function parseNetworks(list: string[]): Network[] {
  return list.map((entry) => {
    try {
      if (entry.includes('/')) return ipaddr.parseCIDR(entry);
      const address = ipaddr.process(entry);
      return [address, address.kind() === 'ipv4' ? 32 : 128];
    } catch {
      throw new RangeError(
        `TRUSTED_PROXIES: found "${entry}", expected a network such as 10.0.0.0/8`,
      );
    }
  });
}

/**
 * The reader's address: the peer's, unless the peer is a trusted proxy; then the right-most hop of
 * X-Forwarded-For that is not one (ASVS 5.0 §15.3.4). Headers of strangers change nothing.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null,
  trusted: Network[],
): string {
  const isTrusted = (address: string) => isInside(address, trusted);
  let current = peer ?? '0.0.0.0';
  const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? [];
  while (isTrusted(current) && hops.length > 0) {
    const hop = withoutPort(hops.pop() ?? '');
    if (!ipaddr.isValid(hop)) break;
    current = hop;
  }
  return current;
}

/** Some gateways send `203.0.113.7:51234` or `[2001:db8::1]:51234` (RFC 7239 §6). */
function withoutPort(hop: string): string {
  const [, bracketed, plain] = /^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(hop) ?? [];
  return bracketed ?? plain ?? hop;
}

function isInside(address: string, networks: Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some(
    ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits),
  );
}

/** What counts as one place on the network: an IPv4 address, or the /64 of an IPv6 one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6) {
    return `${parsed.parts
      .slice(0, 4)
      .map((part) => part.toString(16))
      .join(':')}::/64`;
  }
  return parsed.toString();
}
