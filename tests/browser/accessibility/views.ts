import type { Look } from '../../support/axe.ts';
import type { PageState } from '../../support/page-states.ts';

/** A state of a page, and what it is looked at in. */
export type View = { name: string; state: PageState; javaScript: boolean; look: Look };

/**
 * Two views of each state that have nothing in common, other ones from state to state: the fewest in
 * which every value of every setting is seen on every state, and every two values meet.
 */
export function pairwise(states: readonly PageState[]): View[] {
  return states.flatMap((state, index) =>
    [false, true].map((isOpposite) => {
      const isOdd = (bit: number) => ((index >> bit) & 1) === 1;
      const javaScript = state.javaScript ?? isOdd(3) === isOpposite;
      const look: Look = {
        scheme: isOdd(0) === isOpposite ? 'light' : 'dark',
        width: isOdd(1) === isOpposite ? 320 : 1280,
        dir: isOdd(2) === isOpposite ? 'ltr' : 'rtl',
      };
      const name = `${Object.values(look).join(' ')}, ${javaScript ? 'with' : 'without'} JavaScript`;
      return { name, state, javaScript, look };
    }),
  );
}

/**
 * Both colours at both widths. Directions of writing take turns, so that with scripts each meets what
 * the other meets without.
 */
export function allLooks(javaScript: boolean): Look[] {
  return (['light', 'dark'] as const).flatMap((scheme) =>
    ([320, 1280] as const).map((width) => {
      const isSame = (scheme === 'light') === (width === 320);
      return { scheme, width, dir: isSame === javaScript ? 'ltr' : 'rtl' };
    }),
  );
}
