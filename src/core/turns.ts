/** Does works of one name one after another, in the order they came; others go on meanwhile. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Turns of this process. A name costs memory only while a work of it is under way. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    // Whether the one before failed is its own caller's concern.
    const turn = before.then(work, work);
    last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (last.get(name) === turn) last.delete(name);
    }
  };
}
