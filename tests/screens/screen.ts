import type { Language } from './languages.ts';
import type { Words } from './words/en.ts';

/** One picture of an article: what is drawn, how tall it is, and the file it becomes. */
export interface Screen {
  /** File name in the article's folder, `N-what.png`. */
  readonly file: string;
  /** Height in CSS pixels; the width is the same for all screens. */
  readonly height: number;
  /** The body of the page. */
  readonly html: string;
}

/** All pictures of one article. */
export interface ArticleScreens {
  /** The article's slug, which is also how it is named on the command line. */
  readonly article: string;
  /** The category folder that holds the article. */
  readonly category: string;
  /** The locales that have the article, and so pictures of their own. */
  readonly languages: readonly Language[];
  readonly screens: (words: Words) => readonly Screen[];
}

/** How a control looks at the moment of the picture. */
export type ControlState = 'plain' | 'hover' | 'focus';

/** Width of every screen in CSS pixels. */
export const SCREEN_WIDTH = 720;

/** Image pixels per CSS pixel. */
export const SCREEN_SCALE = 2;
