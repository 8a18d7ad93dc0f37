export { languageReasons, nextStep } from './reasons.ts';
export { createSaltKeeper } from './salt-keeper.ts';
export { readVote, type Vote, type VoteDeps } from './service.ts';
export { servedRevisions, type ServedRevision } from './served-revisions.ts';
export { recordRevisions } from './store.ts';
