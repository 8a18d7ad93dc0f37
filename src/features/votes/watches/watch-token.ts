import { hmac, sameSecret } from '#core/ids.ts';

/** What a link in a mail may do. Each has a token of its own. */
export type WatchAction = 'confirm' | 'unsubscribe';

const SEAL_CHARACTERS = 22;

/**
 * The token in a link: the id of the watch and 132 bits of a HMAC of it. Nothing of it is stored, and
 * a link that we wrote is known as ours even after its watch is deleted, so that taking a finished
 * watch back is no error, while an invented token is one.
 */
export function watchToken(id: string, action: WatchAction, secret: string): string {
  return `${id}_${hmac(secret, `watch-${action}`, id).slice(0, SEAL_CHARACTERS)}`;
}

/** The id of the watch a token was made for; undefined when it is not one of ours. */
export function watchIdOf(token: string, action: WatchAction, secret: string): string | undefined {
  const id = token.slice(0, -(SEAL_CHARACTERS + 1));
  return sameSecret(token, watchToken(id, action, secret)) ? id : undefined;
}
