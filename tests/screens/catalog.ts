import { changeMyBitrix24Login } from './change-my-bitrix24-login.ts';
import { connectASocialLogin } from './connect-a-social-login.ts';
import { resetMyBitrix24Password } from './reset-my-bitrix24-password.ts';
import type { Screen } from './screen.ts';

const ARTICLES = [changeMyBitrix24Login, resetMyBitrix24Password, connectASocialLogin];

/** The slugs of all articles whose pictures are drawn here. */
export const articleSlugs: readonly string[] = ARTICLES.map(({ article }) => article);

/** A screen and its file's path, relative to the articles of one locale. */
export interface PlacedScreen extends Screen {
  readonly path: string;
}

/** The screens of the named articles, or of all. */
export function placedScreens(only: readonly string[] = articleSlugs): PlacedScreen[] {
  return ARTICLES.filter(({ article }) => only.includes(article)).flatMap(
    ({ article, category, screens }) =>
      screens.map((screen) => ({ ...screen, path: `${category}/${article}/${screen.file}` })),
  );
}
