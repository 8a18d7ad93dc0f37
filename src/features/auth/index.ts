export { createAuth, type Auth, type AuthParts } from './auth.ts';
export type { Person, SignedIn } from './identity.ts';
export { safeReturnTo } from './return-to.ts';
export { askForLink, confirmLink, type SignInLimits } from './sign-in.ts';
export type { SignInMailWords } from './sign-in-mail.ts';
export {
  identityAccounts,
  identitySessions,
  identityUsers,
  identityVerifications,
} from './table.ts';
