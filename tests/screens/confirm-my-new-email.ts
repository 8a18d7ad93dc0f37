import { confirmLetter } from './letters.ts';
import { notice } from './product.ts';
import { ANA, changeEmail, editPage, loginCard, socialCard } from './profile.ts';
import type { ArticleScreens } from './screen.ts';

/** Screens of "Confirm my new email address". */
export const confirmMyNewEmail: ArticleScreens = {
  article: 'confirm-my-new-email',
  category: 'account',
  languages: ['en', 'de', 'ar', 'ja'],
  screens: (words) => [
    {
      file: '1-current-login.png',
      height: 382,
      html: editPage(words, loginCard(words, ANA.email) + socialCard(words)),
    },
    { file: '2-inbox-of-the-new-address.png', height: 320, html: confirmLetter(words) },
    { file: '3-ask-again.png', height: 444, html: changeEmail(words, ANA.newEmail) },
    {
      file: '4-email-confirmed.png',
      height: 394,
      html: editPage(words, loginCard(words, ANA.newEmail), {
        above: notice(words.notices.emailConfirmed),
      }),
    },
  ],
};
