import { codeOf } from '#core/app-error.ts';
import type { Log } from '#features/outbox/index.ts';
import { createIdentityLibrary, TOKEN_BOX, type IdentityLibraryParts } from './identity-library.ts';
import { cookieValue } from './session-cookie.ts';

/** Someone who proved to own an e-mail address. What they may do is for `entitlements` to say. */
export type Person = {
  id: string;
  email: string;
  name: string;
  emailVerified: boolean;
  role: 'customer';
};

export type SignedIn = { person: Person; setCookie: string };
export type Session = { id: string; person: Person };

/** The little we ask of the identity library, so that nobody else sees the library. */
export type Identity = {
  /** Makes a single-use token for an address, known or not; 15 minutes long it signs its owner in.
   *  `name` is for somebody who was never here. */
  issueToken(email: string, name?: string): Promise<string>;
  /** Trades a token for a new session. Undefined for one that is used, old or invented. */
  redeemToken(token: string): Promise<SignedIn | undefined>;
  /** The session a request's cookie stands for. A session in daily use is moved along. */
  findSession(headers: Headers): Promise<Session | undefined>;
};

export function createIdentity(parts: IdentityLibraryParts): Identity {
  const { cookie, log } = parts;
  const library = createIdentityLibrary(parts);
  return {
    async issueToken(email, name) {
      const received: string[] = [];
      const metadata = { [TOKEN_BOX]: received };
      await library.api.signInMagicLink({
        body: { email, ...(name !== undefined && { name }), metadata },
        headers: new Headers(),
      });
      const [token] = received;
      if (token === undefined) throw new Error('the identity library made no token');
      return token;
    },
    async redeemToken(token) {
      try {
        const { headers, response } = await library.api.magicLinkVerify({
          query: { token },
          headers: new Headers(),
          returnHeaders: true,
        });
        const value = headers
          .getSetCookie()
          .map((header) => cookieValue(header, cookie.name))
          .find((found) => found !== undefined);
        if (value === undefined) throw new Error('the identity library set no session cookie');
        return { person: personOf(response.user), setCookie: cookie.set(value) };
      } catch (error) {
        if (isInvalidToken(error)) return undefined;
        throw error;
      }
    },
    async findSession(headers) {
      const value = cookie.read(headers);
      if (value === undefined) return undefined;
      // Only this cookie: no address, no user agent, none of the library's other cookies.
      const alone = new Headers({ cookie: `${cookie.name}=${value}` });
      const found = await library.api.getSession({ headers: alone });
      if (!found) return undefined;
      if ('needsRefresh' in found && found.needsRefresh === true) {
        await library.api
          .getSession({ headers: alone, method: 'POST' })
          .catch((error: unknown) => warnNotExtended(log, error));
      }
      return { id: found.session.id, person: personOf(found.user) };
    },
  };
}

/** Whoever is signed in stays so, even while the database takes no writes. */
function warnNotExtended(log: Log, error: unknown): void {
  log.warn({ code: codeOf(error) ?? 'unknown' }, 'a session could not be extended');
}

function personOf(user: Omit<Person, 'role'>): Person {
  const { id, email, name, emailVerified } = user;
  return { id, email, name, emailVerified, role: 'customer' };
}

/** The library answers a bad token with a redirect to an error page. */
function isInvalidToken(error: unknown): boolean {
  if (!(error instanceof Error) || !('headers' in error)) return false;
  if (!(error.headers instanceof Headers)) return false;
  const location = URL.parse(error.headers.get('location') ?? '');
  return location?.searchParams.get('error') === 'INVALID_TOKEN';
}
