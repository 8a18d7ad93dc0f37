import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en, type Words } from './words/en.ts';
import { ja } from './words/ja.ts';

/** What a screen needs to be drawn in a language. */
interface LanguageOfScreens {
  readonly words: Words;
  readonly direction: 'ltr' | 'rtl';
  /** The font of letters that Noto Sans has not; `screens.css` names both. */
  readonly ownFont?: Font;
}

/** A font as its files call themselves, and where it comes from. */
export interface Font {
  readonly name: string;
  readonly postScriptName: string;
  readonly package: string;
}

/** The font the committed pictures are drawn with; free, and in every Linux distribution. */
export const SCREEN_FONT: Font = {
  name: 'Noto Sans',
  postScriptName: 'NotoSans-Regular',
  package: 'fonts-noto-core',
};

/** The languages that screens can be drawn in. */
export const LANGUAGES = {
  en: { words: en, direction: 'ltr' },
  de: { words: de, direction: 'ltr' },
  ar: {
    words: ar,
    direction: 'rtl',
    ownFont: {
      name: 'Noto Sans Arabic',
      postScriptName: 'NotoSansArabic-Regular',
      package: 'fonts-noto-core',
    },
  },
  ja: {
    words: ja,
    direction: 'ltr',
    ownFont: {
      name: 'Droid Sans Fallback',
      postScriptName: 'DroidSansFallback',
      package: 'fonts-droid-fallback',
    },
  },
} as const satisfies Record<string, LanguageOfScreens>;

/** A locale of the articles whose screens can be drawn in its language. */
export type Language = keyof typeof LANGUAGES;

/** All of them, English first. */
export const languageCodes = Object.keys(LANGUAGES) as readonly Language[];

/** Whether screens can be drawn in the language of a locale. */
export function isLanguage(locale: string): locale is Language {
  return Object.hasOwn(LANGUAGES, locale);
}

/** The fonts that the committed pictures of a language are drawn with. */
export function fontsOf(language: Language): readonly Font[] {
  const { ownFont }: LanguageOfScreens = LANGUAGES[language];
  return ownFont ? [SCREEN_FONT, ownFont] : [SCREEN_FONT];
}
