export { comingWebinars, readSelfSupport, type Partner, type SelfSupport } from './resources.ts';
export { routeSupport, type RoutedSupport, type SupportRoute } from './route-support.ts';
export { resolveSupport, type SupportDeps } from './resolve-support.ts';
export { findAccount, saveAccount, type Account } from './store.ts';
