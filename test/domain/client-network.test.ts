import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { clientNetwork, shownAddress } from '../../bff/domain/client-network.ts';

const table: readonly (readonly [what: string, address: string, network: string])[] = [
  ['an IPv4 address is itself', '203.0.113.9', '203.0.113.9'],
  ['IPv4 as IPv6 is the IPv4 address', '::ffff:203.0.113.9', '203.0.113.9'],
  ['IPv4 as IPv6 in hexadecimal is it too', '::ffff:cb00:7109', '203.0.113.9'],
  ['IPv4 as IPv6 written out is it too', '0:0:0:0:0:FFFF:cb00:7109', '203.0.113.9'],
  ['an IPv6 address is its /64', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['the first address of a /64 is in it', '2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['upper case and leading zeros change nothing', '2001:0DB8:0001:0002::00FF', '2001:db8:1:2::/64'],
  ['a zone id changes nothing', 'fe80::1%eth0', 'fe80::/64'],
  ['loopback is an address', '::1', '::/64'],
  ['nothing is unknown', '', 'unknown'],
  ['a word is unknown', 'localhost', 'unknown'],
  ['an address with a port is unknown', '203.0.113.9:443', 'unknown'],
  ['an address in brackets is unknown', '[2001:db8::1]', 'unknown'],
  ['a network is unknown', '2001:db8::/32', 'unknown'],
  ['a number too many is unknown', '203.0.113.9.1', 'unknown'],
  ['an octet too large is unknown', '203.0.113.256', 'unknown'],
  ['an injected line is unknown', '203.0.113.9\nx', 'unknown'],
];

const anyHalf = fc.array(fc.nat(0xffff), { minLength: 4, maxLength: 4 });
const write = (groups: readonly number[]) => groups.map((group) => group.toString(16)).join(':');

describe('the network that wrong tries are counted for', () => {
  for (const [what, address, network] of table) {
    it(what, () => {
      assert.equal(clientNetwork(address), network);
    });
  }

  it('is one for all addresses of a /64', () => {
    fc.assert(
      fc.property(anyHalf, anyHalf, anyHalf, (prefix, one, other) => {
        fc.pre(prefix.some((group) => group !== 0));
        const [first, second] = [write([...prefix, ...one]), write([...prefix, ...other])];
        assert.equal(clientNetwork(first), clientNetwork(second));
      }),
    );
  });

  it('tells two /64 apart', () => {
    fc.assert(
      fc.property(anyHalf, anyHalf, anyHalf, (one, other, rest) => {
        fc.pre(
          write(one) !== write(other) && [one, other].every((half) => half.some((group) => group !== 0)),
        );
        assert.notEqual(clientNetwork(write([...one, ...rest])), clientNetwork(write([...other, ...rest])));
      }),
    );
  });

  it('never throws, whatever is written into a header', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.ipV4Extended(), fc.ipV6(), fc.webUrl());
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(typeof clientNetwork(text), 'string');
      }),
    );
  });

  it('has a spelling short enough to be a key', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 500 }), fc.ipV6()), (text) => {
        assert.ok(clientNetwork(text).length <= '2001:db8:1111:2222::/64'.length + 4);
      }),
    );
  });
});

describe('an address as people know it', () => {
  for (const [address, shown] of [
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['203.0.113.9', '203.0.113.9'],
    ['2001:0DB8:0001:0002::00FF', '2001:db8:1:2::ff'],
    ['unknown', 'unknown'],
  ] as const) {
    it(`is ${shown} for ${address}`, () => assert.equal(shownAddress(address), shown));
  }
});
