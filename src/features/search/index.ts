export { keepMissedNeed, type MissedNeed } from './missed-needs.ts';
