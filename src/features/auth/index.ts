export { createAuth, type Auth } from './auth.ts';
export { safeReturnTo } from './return-to.ts';
export { sessionCookieName } from './session-cookie.ts';
