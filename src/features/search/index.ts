export type { Answer, Asked } from './find-results.ts';
export { keepMissedNeed, type MissedNeed } from './missed-needs.ts';
export { readAsked } from './search-address.ts';
export { serverSearch, type ServerSearch } from './server-search.ts';
