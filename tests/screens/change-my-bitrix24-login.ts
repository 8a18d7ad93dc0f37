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
  screens: [
    { file: '1-open-my-profile.png', height: 352, html: homeWithMenu() },
    { file: '2-edit-profile.png', height: 476, html: profilePage('hover') },
    {
      file: '3-change-email.png',
      height: 382,
      html: editPage(loginCard(ANA.email, 'hover') + socialCard({})),
    },
    { file: '4-new-email-and-password.png', height: 444, html: changeEmail(ANA.newEmail) },
    {
      file: '5-confirmation-sent.png',
      height: 394,
      html: editPage(loginCard(ANA.email), {
        above: notice('Confirmation has been sent to your new email address', 'info'),
      }),
    },
    { file: '6-confirm-your-new-email.png', height: 320, html: confirmLetter },
    {
      file: '7-email-confirmed.png',
      height: 394,
      html: editPage(loginCard(ANA.newEmail), {
        above: notice('Email address successfully confirmed'),
      }),
    },
    {
      file: '8-email-already-exists.png',
      height: 444,
      html: changeEmail(ANA.gmail, { error: 'A user with that email already exists' }),
    },
    {
      file: '9-second-profile.png',
      height: 526,
      html: editPage(loginCard(ANA.gmail) + socialCard({ account: ANA.gmail })),
    },
  ],
};
