export { readSelfSupport, type SelfSupport } from './resources.ts';
export { resolveSupport } from './resolve-support.ts';
export { saveAccount } from './store.ts';
