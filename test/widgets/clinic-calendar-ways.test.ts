import { expect } from '@open-wc/testing';
import { calendarName } from '../../widgets/elements/clinic-calendar-subscribe/calendar-name.ts';
import { isAndroid, subscribeWays } from '../../widgets/elements/clinic-calendar-subscribe/subscribe-ways.ts';

describe('the ways to subscribe', () => {
  const url = 'https://auth.example/feeds/maple-street/a_b-c.ics';

  it('are the subscribe pages of each calendar, with the link in the form that it takes', () => {
    const ways = subscribeWays(url, 'Zoë’s & Sons', false);
    expect(ways.device).to.equal('webcal://auth.example/feeds/maple-street/a_b-c.ics');
    expect(ways.qrCode).to.equal(ways.device);
    const google = new URL(ways.google);
    expect(google.origin + google.pathname).to.equal('https://calendar.google.com/calendar/u/0/r');
    expect(google.searchParams.get('cid')).to.equal(ways.device);
    for (const [address, host] of [
      [ways.outlook, 'outlook.live.com'],
      [ways.outlookWork, 'outlook.office.com'],
    ] as const) {
      const { protocol, hostname, pathname, searchParams } = new URL(address);
      expect([protocol, hostname, pathname]).to.deep.equal(['https:', host, '/calendar/0/addfromweb/']);
      expect(searchParams.get('url')).to.equal(url);
      expect(searchParams.get('name')).to.equal('Zoë’s & Sons');
    }
  });

  it('stay with https on Android, where no app is there for webcal', () => {
    const pixel =
      'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36';
    expect(isAndroid(pixel)).to.equal(true);
    expect(isAndroid('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)')).to.equal(false);
    expect(subscribeWays(url, '', true).device).to.equal(url);
  });

  it('work from a BFF without https too, as on a developer’s machine', () => {
    const local = 'http://localhost:8787/feeds/maple-street/a.ics';
    expect(subscribeWays(local, '', false).device).to.equal(
      'webcal://localhost:8787/feeds/maple-street/a.ics',
    );
  });
});

describe('a calendar’s name', () => {
  const names: Readonly<Record<string, string>> = {
    'Google-Calendar-Importer': 'Google Calendar',
    'iOS/19.1 (23B85) dataaccessd/1.0': 'Apple Calendar (iPhone, iPad)',
    'macOS/16.1 (25B78) dataaccessd/1.0': 'Apple Calendar (Mac)',
    'Mac+OS+X/10.15.7 (19H2) CalendarAgent/930.5.1': 'Apple Calendar (Mac)',
    'Microsoft.Exchange/15.20 (ICS)': 'Outlook',
    'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)': 'Outlook',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0': 'Thunderbird',
    'ICSx5/2.2.3 (2025/01/01; ktor) Android/15': 'ICSx⁵',
    'vdirsyncer/0.19.0': 'vdirsyncer',
    'curl/8.5.0': 'curl/8.5.0',
    '': '',
    ' \u202eline\nbreak ': 'line break',
  };
  for (const [userAgent, name] of Object.entries(names)) {
    it(`is ${name || 'none'} for ${JSON.stringify(userAgent)}`, () => {
      expect(calendarName(userAgent)).to.equal(name);
    });
  }

  it('is shortened where nobody knows it', () => {
    const name = calendarName(`🙂${'a'.repeat(200)}`);
    expect([...name].length).to.equal(40);
    expect(name.endsWith('…')).to.equal(true);
  });
});
