import { changeMyBitrix24Login } from './change-my-bitrix24-login.ts';
import { changeMyBitrix24Password } from './change-my-bitrix24-password.ts';
import { confirmMyNewEmail } from './confirm-my-new-email.ts';
import { connectASocialLogin } from './connect-a-social-login.ts';
import { goBackToOneProfile } from './go-back-to-one-profile.ts';
import { languageCodes, LANGUAGES, type Language } from './languages.ts';
import { resetMyBitrix24Password } from './reset-my-bitrix24-password.ts';
import type { ArticleScreens, Screen } from './screen.ts';

/** The articles whose pictures are drawn here. */
export const ARTICLES_WITH_SCREENS: readonly ArticleScreens[] = [
  changeMyBitrix24Login,
  changeMyBitrix24Password,
  resetMyBitrix24Password,
  connectASocialLogin,
  confirmMyNewEmail,
  goBackToOneProfile,
];

/** A screen, its language, and its file's path, relative to the articles of all locales. */
export interface PlacedScreen extends Screen {
  readonly language: Language;
  readonly path: string;
}

/** Which screens: those of these articles, in these languages; of and in all unless told. */
export interface Selection {
  readonly only?: readonly string[];
  readonly languages?: readonly Language[];
}

/** The selected screens, language by language. */
export function placedScreens({ only, languages = languageCodes }: Selection = {}): PlacedScreen[] {
  const articles = ARTICLES_WITH_SCREENS.filter(({ article }) => only?.includes(article) ?? true);
  return languages.flatMap((language) =>
    articles
      .filter((article) => article.languages.includes(language))
      .flatMap((article) => placed(article, language)),
  );
}

function placed({ article, category, screens }: ArticleScreens, language: Language) {
  return screens(LANGUAGES[language].words).map((screen) => ({
    ...screen,
    language,
    path: `${language}/${category}/${article}/${screen.file}`,
  }));
}
