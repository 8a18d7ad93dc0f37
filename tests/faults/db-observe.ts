import type { Driver } from '../../src/db/file-driver.ts';

export type Observers = {
  batch?: () => unknown;
  reconnect?: () => unknown;
  /** What to give the driver instead; nothing keeps the statement from it. */
  executeMultiple?: (sql: string) => string | undefined;
};

/** The same client, with somebody watching what reaches the driver. */
export function observe(client: Driver, observers: Observers): Driver {
  return new Proxy(client, {
    get: (target, name) => {
      if (name === 'batch') observers.batch?.();
      if (name === 'reconnect') observers.reconnect?.();
      const member: unknown = Reflect.get(target, name, target);
      if (name === 'executeMultiple' && observers.executeMultiple) {
        return (text: string) => target.executeMultiple(observers.executeMultiple?.(text) ?? '');
      }
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
