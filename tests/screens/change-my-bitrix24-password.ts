import { icon } from './icons.ts';
import { dialog, field, hidden, notice } from './product.ts';
import {
  ANA,
  editPage,
  homeWithMenu,
  loginCard,
  profilePage,
  saveOrCancel,
  socialCard,
} from './profile.ts';
import type { ArticleScreens } from './screen.ts';
import type { Words } from './words/en.ts';

const fields = (words: Words) => `${field(words.currentPassword, hidden(10))}
  ${field(words.newPassword, hidden(14) + icon('eye'))}
  ${field(words.repeatNewPassword, hidden(14), { focus: true })}`;

/** Screens of "Change my Bitrix24 password". */
export const changeMyBitrix24Password: ArticleScreens = {
  article: 'change-my-bitrix24-password',
  category: 'security',
  languages: ['en', 'de', 'ar', 'ja'],
  screens: (words) => [
    { file: '1-open-my-profile.png', height: 352, html: homeWithMenu(words) },
    { file: '2-edit-profile.png', height: 476, html: profilePage(words, 'hover') },
    {
      file: '3-change-password.png',
      height: 382,
      html: editPage(words, loginCard(words, ANA.email, 'plain', 'hover') + socialCard(words)),
    },
    {
      file: '4-current-and-new-password.png',
      height: 540,
      html: editPage(words, loginCard(words, ANA.email) + socialCard(words), {
        layer: dialog(words.login.changePassword, fields(words), saveOrCancel(words)),
      }),
    },
    {
      file: '5-password-changed.png',
      height: 394,
      html: editPage(words, loginCard(words, ANA.email), {
        above: notice(words.notices.passwordChanged),
      }),
    },
  ],
};
