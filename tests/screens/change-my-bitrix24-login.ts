import { confirmLetter } from './letters.ts';
import { notice } from './product.ts';
import {
  ANA,
  changeEmail,
  editPage,
  homeWithMenu,
  loginCard,
  profilePage,
  socialCard,
} from './profile.ts';
import type { ArticleScreens } from './screen.ts';

/** Screens of "Change my Bitrix24 login". */
export const changeMyBitrix24Login: ArticleScreens = {
  article: 'change-my-bitrix24-login',
  category: 'account',
  languages: ['en', 'de', 'ar', 'ja'],
  screens: (words) => [
    { file: '1-open-my-profile.png', height: 352, html: homeWithMenu(words) },
    { file: '2-edit-profile.png', height: 476, html: profilePage(words, 'hover') },
    {
      file: '3-change-email.png',
      height: 382,
      html: editPage(words, loginCard(words, ANA.email, 'hover') + socialCard(words)),
    },
    { file: '4-new-email-and-password.png', height: 444, html: changeEmail(words, ANA.newEmail) },
    {
      file: '5-confirmation-sent.png',
      height: 394,
      html: editPage(words, loginCard(words, ANA.email), {
        above: notice(words.notices.confirmationSent, 'info'),
      }),
    },
    { file: '6-confirm-your-new-email.png', height: 320, html: confirmLetter(words) },
    {
      file: '7-email-confirmed.png',
      height: 394,
      html: editPage(words, loginCard(words, ANA.newEmail), {
        above: notice(words.notices.emailConfirmed),
      }),
    },
    {
      file: '8-email-already-exists.png',
      height: 444,
      html: changeEmail(words, ANA.gmail, { error: words.errors.emailExists }),
    },
    {
      file: '9-second-profile.png',
      height: 526,
      html: editPage(
        words,
        loginCard(words, ANA.gmail) + socialCard(words, { account: ANA.gmail }),
      ),
    },
  ],
};
