import { icon } from './icons.ts';
import { button, dialog, field, hidden, notice } from './product.ts';
import { ANA, editPage, homeWithMenu, loginCard, profilePage, socialCard } from './profile.ts';
import type { ArticleScreens } from './screen.ts';

const fields = `${field('Current password', hidden(10))}
  ${field('New password', hidden(14) + icon('eye'))}
  ${field('Repeat the new password', hidden(14), { focus: true })}`;
const actions = `${button('Cancel')}${button('Save', { primary: true })}`;

/** Screens of "Change my Bitrix24 password". */
export const changeMyBitrix24Password: ArticleScreens = {
  article: 'change-my-bitrix24-password',
  category: 'security',
  screens: [
    { file: '1-open-my-profile.png', height: 352, html: homeWithMenu() },
    { file: '2-edit-profile.png', height: 476, html: profilePage('hover') },
    {
      file: '3-change-password.png',
      height: 382,
      html: editPage(loginCard(ANA.email, 'plain', 'hover') + socialCard({})),
    },
    {
      file: '4-current-and-new-password.png',
      height: 540,
      html: editPage(loginCard(ANA.email) + socialCard({}), {
        layer: dialog('Change password', fields, actions),
      }),
    },
    {
      file: '5-password-changed.png',
      height: 394,
      html: editPage(loginCard(ANA.email), { above: notice('Your password has been changed') }),
    },
  ],
};
