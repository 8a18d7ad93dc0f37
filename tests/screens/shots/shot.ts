import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** What of a page becomes a picture. */
export interface Frame {
  readonly page: Page;
  /** Height in CSS pixels; the width is the same for all pictures. */
  readonly height: number;
  /** What stands at the top of the picture. */
  readonly from: Locator;
  /** CSS pixels of the page kept above it. */
  readonly above?: number;
  /** What the picture is about: all of it must be inside, or no picture is taken. */
  readonly shows: readonly Locator[];
}

/** Takes one picture and writes it beside the article as `file`, `N-what.png`. */
export type Snap = (file: string, frame: Frame) => Promise<void>;

/** All pictures of one article that are taken of this help center itself. */
export interface ArticleShots {
  /** The article's slug, which is also how it is named on the command line. */
  readonly article: string;
  /** The category folder that holds the article. */
  readonly category: string;
  /** Goes through the article as its reader does and takes a picture at each step. */
  readonly take: (stage: Stage, snap: Snap) => Promise<void>;
}
