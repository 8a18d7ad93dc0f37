import { changeMyBitrix24Login } from './change-my-bitrix24-login.ts';
import { changeMyBitrix24Password } from './change-my-bitrix24-password.ts';
import { confirmMyNewEmail } from './confirm-my-new-email.ts';
import { connectASocialLogin } from './connect-a-social-login.ts';
import { goBackToOneProfile } from './go-back-to-one-profile.ts';
import { resetMyBitrix24Password } from './reset-my-bitrix24-password.ts';
import type { Screen } from './screen.ts';

const ARTICLES = [
  changeMyBitrix24Login,
  changeMyBitrix24Password,
  resetMyBitrix24Password,
  connectASocialLogin,
  confirmMyNewEmail,
  goBackToOneProfile,
];

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
