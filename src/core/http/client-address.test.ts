import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientAddress, networkOf, parseNetworks } from './client-address.ts';

const PROXIES = parseNetworks(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);

describe('the reader is', () => {
  test.each([
    ['the peer, without proxies in front', '203.0.113.9', null, '203.0.113.9'],
    ['the peer, whatever a stranger forwards', '203.0.113.9', '1.1.1.1', '203.0.113.9'],
    ['the one hop behind a proxy', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['the right-most stranger', '10.1.2.3', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['before a chain of proxies', '10.1.2.3', '1.1.1.1, 203.0.113.9, 192.0.2.7', '203.0.113.9'],
    ['left of blanks and tabs', '10.1.2.3', '  203.0.113.9\t,10.9.9.9 ', '203.0.113.9'],
    ['the first of proxies alone', '10.1.2.3', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    ['the proxy, when it forwards nothing', '10.1.2.3', null, '10.1.2.3'],
    ['the proxy, when it forwards an empty list', '10.1.2.3', '', '10.1.2.3'],
    ['the last proxy before junk', '10.1.2.3', '203.0.113.9, junk, 10.0.0.2', '10.0.0.2'],
    ['the proxy, when all is junk', '10.1.2.3', "' or 1=1 --", '10.1.2.3'],
    ['behind a single trusted address', '192.0.2.7', '203.0.113.9', '203.0.113.9'],
    ['not behind the address beside it', '192.0.2.8', '203.0.113.9', '192.0.2.8'],
    ['not behind the last address outside', '11.0.0.0', '203.0.113.9', '11.0.0.0'],
    ['behind the last address inside', '10.255.255.255', '203.0.113.9', '203.0.113.9'],
    ['behind an IPv6 proxy', 'fd12::1', '2001:db8::9', '2001:db8::9'],
    [
      'behind an IPv4 proxy that a dual-stack socket shows',
      '::ffff:10.1.2.3',
      '203.0.113.9',
      '203.0.113.9',
    ],
    ['nobody known, when the socket is closed', undefined, '203.0.113.9', '0.0.0.0'],
  ])('%s', (_what, peer, forwardedFor, expected) => {
    expect(clientAddress(peer, forwardedFor, PROXIES)).toBe(expected);
  });

  test('the peer, when no proxy is trusted', () => {
    expect(clientAddress('10.1.2.3', '203.0.113.9', [])).toBe('10.1.2.3');
  });

  test('never taken from what a stranger wrote left of the proxy’s own entry', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const forged = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.tuple(octet, octet).map(([a, b]) => `10.0.${a}.${b}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(forged), (hops) => {
        const header = [...hops, '203.0.113.9', '10.0.0.2'].join(', ');
        expect(clientAddress('10.1.2.3', header, PROXIES)).toBe('203.0.113.9');
        expect(clientAddress('203.0.113.9', hops.join(','), PROXIES)).toBe('203.0.113.9');
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('TRUSTED_PROXIES', () => {
  test.each([
    ['10.0.0.0/8'],
    ['10.0.0.1'],
    ['0.0.0.0/0'],
    ['fd00::/8'],
    ['::1'],
    ['2001:db8::/128'],
    ['::ffff:10.0.0.1'],
  ])('takes %j', (entry) => {
    expect(parseNetworks([entry])).toHaveLength(1);
  });

  test.each([
    ['10.0.0.0/33'],
    ['fd00::/129'],
    ['10.0.0.0/x'],
    ['10.0.0.0/'],
    ['proxy.example'],
    [''],
    ['300.0.0.1'],
  ])('refuses %j by name', (entry) => {
    expect(() => parseNetworks(['10.0.0.1', entry])).toThrow(
      new RangeError(`TRUSTED_PROXIES: found "${entry}", expected a network such as 10.0.0.0/8`),
    );
  });
});

describe('one place on the network', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('of %j is %j', (address, expected) => {
    expect(networkOf(address)).toBe(expected);
  });

  test('is that of the first 64 bits, however the address is written', () => {
    const part = fc.integer({ min: 0, max: 0xffff });
    const parts = fc.array(part, { minLength: 4, maxLength: 4 });
    const written = (all: number[], pad: number) =>
      all.map((n) => n.toString(16).padStart(pad, '0')).join(':');
    fc.assert(
      fc.property(parts, parts, parts, parts, (network, other, host, guest) => {
        // Not ::ffff:0:0/96, whose addresses are IPv4.
        fc.pre(network.some((n) => n !== 0) && other.some((n) => n !== 0));
        const home = networkOf(written([...network, ...host], 4));
        expect(networkOf(written([...network, ...guest], 1))).toBe(home);
        const isSame = network.join() === other.join();
        expect(networkOf(written([...other, ...host], 1)) === home).toBe(isSame);
      }),
      { numRuns: 10_000 },
    );
  });
});

test('TRUSTED_PROXIES is networks, or a RangeError that names the wrong entry', () => {
  const piece = fc.constantFrom(
    ...['10.0.0.0', '/', '8', '33', '129', '2001:db8::', '::1', '.', '-1', 'x', ''],
  );
  const entry = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 3 }), (entries) => {
      try {
        expect(parseNetworks(entries)).toHaveLength(entries.length);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect((error as Error).message).toMatch(/^TRUSTED_PROXIES: found "/);
      }
    }),
    { numRuns: 10_000 },
  );
});
