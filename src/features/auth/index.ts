export { createAuth, type Auth } from './auth.ts';
export { createSsoVerifier } from './sso-token.ts';
export type { AccountClaims } from './sso.ts';
export { safeReturnTo } from './return-to.ts';
export { sessionCookieName } from './session-cookie.ts';
