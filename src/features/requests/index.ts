export { findRequest, forgetOldDrafts, listRequests, readDraft } from './store.ts';
