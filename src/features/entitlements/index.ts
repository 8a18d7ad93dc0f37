export { accountCommands, type ShownAccount } from './account-commands.ts';
export type { ImportReport } from './import-accounts.ts';
export { findPartners, readPartnerFilter } from './find-partners.ts';
export { noteAccount } from './note-account.ts';
export { readSelfSupport, type SelfSupport } from './resources.ts';
export { resolveSupport } from './resolve-support.ts';
export { saveAccounts, type AccountLine } from './store.ts';
