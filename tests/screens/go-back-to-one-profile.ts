import { notice } from './product.ts';
import { ANA, changeEmail, editPage, loginCard, socialCard } from './profile.ts';
import type { ArticleScreens } from './screen.ts';

/** Screens of "Go back to one profile". */
export const goBackToOneProfile: ArticleScreens = {
  article: 'go-back-to-one-profile',
  category: 'account',
  languages: ['en'],
  screens: (words) => [
    {
      file: '1-the-second-profile.png',
      height: 526,
      html: editPage(
        words,
        loginCard(words, ANA.gmail) + socialCard(words, { account: ANA.gmail }),
      ),
    },
    {
      file: '2-free-the-address.png',
      height: 444,
      html: changeEmail(words, ANA.otherEmail, { login: ANA.gmail }),
    },
    {
      file: '3-confirmed-in-the-second.png',
      height: 394,
      html: editPage(words, loginCard(words, ANA.otherEmail), {
        above: notice(words.notices.emailConfirmed),
      }),
    },
    { file: '4-take-it-over.png', height: 444, html: changeEmail(words, ANA.gmail) },
    {
      file: '5-connect-the-account.png',
      height: 526,
      html: editPage(words, loginCard(words, ANA.gmail) + socialCard(words, { state: 'hover' })),
    },
  ],
};
