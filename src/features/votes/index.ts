export {
  languageReasons,
  nextStep,
  REASONS,
  type NextStepKind,
  type Reason,
  type VoteValue,
} from './reasons.ts';
export { createSaltKeeper, type SaltKeeper } from './salt-keeper.ts';
export { readVote, type Vote, type VoteDeps } from './service.ts';
export { recordRevisions } from './store.ts';
