import type { EmailMessage } from '../../bff/delivery/message.ts';
import { askForHelp, lookAtLink } from './account-calls.ts';
import { linkIn, recoveryIn } from './answers.ts';
import type { NodeOptions, TestNode } from './auth-node.ts';
import type { Page } from './browser.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { addPerson, addProfile, type NewPerson, type TestClinic, type TestPerson } from './people.ts';
import type { Dialect } from './postgres.ts';
import { codeIn, linksIn, openPostOffice, type PostOffice } from './post-office.ts';

/** Somebody with a login and a mailbox of their own. */
export interface Member extends TestPerson {
  readonly email: string;
}

/** Somebody whom the clinic knows and who has no login yet. */
export interface Newcomer {
  readonly clinic: TestClinic;
  readonly profileId: string;
  readonly email: string;
}

/** What somebody has who asked for help: what their widget waits with, and what came by mail. */
export interface Helped {
  readonly waitingToken: string;
  readonly mail: EmailMessage;
  readonly code: string;
  /** Of the first link. */
  readonly token: string;
}

/** A suite's front door with a courier behind it, and people who are getting in, or back in. */
export interface WayIn {
  readonly door: FrontDoor;
  readonly office: PostOffice;
  /** A page of this clinic in a browser of its own, at an address that nobody else uses. */
  visit(clinic: TestClinic, node?: TestNode): Page;
  member(clinic: TestClinic, given?: NewPerson): Promise<Member>;
  newcomer(clinic: TestClinic, given?: NewPerson): Promise<Newcomer>;
  /** Asks for help with a mailbox and reads the one email that comes. Earlier mail is left unread. */
  help(who: { clinic: TestClinic; email: string }, page?: Page): Promise<Helped>;
  /** Whether a link still opens something: for what; null: nothing. */
  opens(clinic: TestClinic, token: string): Promise<'set-up-account' | 'reset-password' | null>;
  /** A password that is judged right or wrong now, from an address that nobody else uses. */
  canLogIn(person: TestPerson, password?: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens a way in on a new database of this dialect. */
export async function openWayIn(dialect: Dialect, options: NodeOptions = {}): Promise<WayIn> {
  const door = await openFrontDoor(dialect, options);
  const office = openPostOffice(door.node, door.clock, options.keys);
  let visitors = 0;
  let people = 0;

  const visit = (clinic: TestClinic, node: TestNode = door.node): Page => {
    visitors += 1;
    const address = `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`;
    return door.browser({ app: node.app, address }).open(clinic.origin);
  };

  return {
    door,
    office,
    visit,
    async member(clinic, given = {}) {
      people += 1;
      const { username = `member-${people}`, email = `member-${people}@${clinic.slug}.example` } = given;
      const person = await addPerson(door.registry, clinic, { role: 'patient', ...given, username, email });
      return { ...person, email: email ?? '' };
    },
    async newcomer(clinic, given = {}) {
      people += 1;
      const { email = `newcomer-${people}@${clinic.slug}.example` } = given;
      const profileId = await addProfile(door.registry, clinic, { ...given, email });
      return { clinic, profileId, email: email ?? '' };
    },
    async help({ clinic, email }, page = visit(clinic)) {
      await office.deliver();
      const { waitingToken } = recoveryIn(await askForHelp(page, clinic, email));
      const [mail, ...others] = await office.deliver();
      const [link] = mail ? linksIn(mail) : [];
      if (!mail || !link || others.length > 0) throw new Error(`not one email with a link came to ${email}`);
      return { waitingToken, mail, code: codeIn(mail), token: link.token };
    },
    async opens(clinic, token) {
      const answer = await lookAtLink(visit(clinic), clinic, token);
      return answer.status === 200 ? linkIn(answer).purpose : null;
    },
    async canLogIn(person, password = person.password) {
      const { status } = await visit(person.clinic).login(person, { password });
      if (status !== 200 && status !== 401) throw new Error(`the password was not judged: ${status}`);
      return status === 200;
    },
    async close() {
      await office.close();
      await door.close();
    },
  };
}
