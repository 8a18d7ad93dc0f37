export { LOG_FORMATS, readLines, type LogFormat } from './access-log.ts';
export { articlesByAddress } from './article-at.ts';
export { countLine, newLogCount, type LogCount } from './count-log.ts';
export { popularIn, popularInExport } from './popular.ts';
export { startReach, type Reach } from './reach.ts';
export { isShown } from './read-rules.ts';
export { packReads, unpackReads } from './reads-parcel.ts';
export { createRetention, type Forgotten, type Retention } from './retention.ts';
