export { MAX_DESCRIPTION_CHARACTERS, MAX_SUBJECT_CHARACTERS } from './schema.ts';
export type { RequestDeps, Requester } from './service.ts';
export { findRequest, listRequests, readDraft, forgetOldDrafts } from './store.ts';
