import { confirmLetter } from './letters.ts';
import { notice } from './product.ts';
import { ANA, changeEmail, editPage, loginCard, socialCard } from './profile.ts';
import type { ArticleScreens } from './screen.ts';

/** Screens of "Confirm my new email address". */
export const confirmMyNewEmail: ArticleScreens = {
  article: 'confirm-my-new-email',
  category: 'account',
  screens: [
    {
      file: '1-current-login.png',
      height: 382,
      html: editPage(loginCard(ANA.email) + socialCard({})),
    },
    { file: '2-inbox-of-the-new-address.png', height: 320, html: confirmLetter },
    { file: '3-ask-again.png', height: 444, html: changeEmail(ANA.newEmail) },
    {
      file: '4-email-confirmed.png',
      height: 394,
      html: editPage(loginCard(ANA.newEmail), {
        above: notice('Email address successfully confirmed'),
      }),
    },
  ],
};
