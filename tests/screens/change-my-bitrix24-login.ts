import { inbox } from './mail.ts';
import { button, dialog, field, hidden, link, notice } from './product.ts';
import { ANA, editPage, homeWithMenu, loginCard, profilePage, socialCard } from './profile.ts';
import type { ArticleScreens } from './screen.ts';

function changeEmail(email: string, options: { error?: string } = {}): string {
  const fields = `${field('New email', email, options)}
    ${field('Current password', hidden(10), { focus: options.error === undefined })}`;
  const actions = `${button('Cancel')}${button('Save', { primary: true })}`;
  return editPage(loginCard(ANA.email) + socialCard({}), {
    layer: dialog('Change email', fields, actions),
  });
}

const confirmLetter = inbox({
  to: ANA.newEmail,
  subject: 'Confirm your new email',
  start: 'Hello Ana, you asked to',
  paragraphs: [
    'Hello Ana,',
    'You asked to change the email address of your<br>profile. To confirm the new one, follow this link:',
    link('https://network.example.com/confirm', 'hover'),
    'If it was not you, ignore this message. Nothing<br>will change.',
  ],
});

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
