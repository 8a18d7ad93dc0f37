import { icon } from './icons.ts';
import { inbox } from './mail.ts';
import { button, centeredPage, field, hidden, link, notice, PRODUCT } from './product.ts';
import { ANA } from './profile.ts';
import type { ArticleScreens } from './screen.ts';

function signIn(forgotState: 'plain' | 'hover', above = ''): string {
  const card = `<h1>Sign in</h1>
    ${field('Email', ANA.email)}
    ${field('Password', '', { beside: link('Forgot your password?', forgotState), focus: above !== '' })}
    ${button('Sign in', { primary: true, wide: true })}`;
  return centeredPage(PRODUCT, card, above);
}

const askForLink = centeredPage(
  PRODUCT,
  `<h1>Reset your password</h1>
  <p>Type the email address you sign in with.<br>We will send you a link.</p>
  ${field('Email', ANA.email, { focus: true })}
  ${button('Send link', { primary: true, wide: true })}`,
);

const linkSent = centeredPage(
  PRODUCT,
  `<div class="round">${icon('mail')}</div><h1>Check your inbox</h1>
  <p>If ${ANA.email} belongs to a profile,<br>a message with a link is on its way.</p>
  ${button('Back to sign-in', { wide: true })}`,
);

const letter = inbox({
  to: ANA.email,
  subject: 'Reset your password',
  start: 'Hello Ana, someone asked',
  paragraphs: [
    'Hello Ana,',
    'Someone asked for a new password for your<br>profile. If it was you, choose one here:',
    button('Choose a new password', { primary: true, state: 'hover' }),
    'If it was not you, ignore this message. Your<br>password stays as it is.',
  ],
});

const newPassword = centeredPage(
  PRODUCT,
  `<h1>Choose a new password</h1>
  ${field('New password', hidden(14) + icon('eye'))}
  ${field('Repeat the new password', hidden(14), { focus: true })}
  ${button('Save password', { primary: true, wide: true })}`,
);

const expired = centeredPage(
  PRODUCT,
  `<div class="round bad">${icon('warning')}</div><h1>This link is no longer valid</h1>
  <p>It was used before, it is too old,<br>or a newer link has been sent.</p>
  ${button('Send a new link', { primary: true, state: 'hover', wide: true })}`,
);

/** Screens of "Reset my Bitrix24 password". */
export const resetMyBitrix24Password: ArticleScreens = {
  article: 'reset-my-bitrix24-password',
  category: 'security',
  screens: [
    { file: '1-forgot-your-password.png', height: 420, html: signIn('hover') },
    { file: '2-type-your-email.png', height: 370, html: askForLink },
    { file: '3-check-your-inbox.png', height: 350, html: linkSent },
    { file: '4-open-the-link.png', height: 340, html: letter },
    { file: '5-choose-a-new-password.png', height: 420, html: newPassword },
    {
      file: '6-password-changed.png',
      height: 470,
      html: signIn('plain', notice('Your password has been changed')),
    },
    { file: '7-link-no-longer-valid.png', height: 350, html: expired },
  ],
};
