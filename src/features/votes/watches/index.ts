export { announceFix, FIX_SCHEMA, type FixReport } from './announce-fix.ts';
export { askWatch, type WatchAsk } from './ask-watch.ts';
export { forgetOldWatches } from './store.ts';
export { watches } from './table.ts';
export type { WatchDeps } from './watch-deps.ts';
