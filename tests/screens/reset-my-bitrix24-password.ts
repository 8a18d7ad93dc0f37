import { icon } from './icons.ts';
import { resetLetter } from './letters.ts';
import { button, centeredPage, field, hidden, lines, link, notice, PRODUCT } from './product.ts';
import { ANA } from './profile.ts';
import type { ArticleScreens } from './screen.ts';
import type { Words } from './words/en.ts';

function signIn(words: Words, forgotState: 'plain' | 'hover', above = ''): string {
  const { login, profile, signIn: own } = words;
  const forgot = link(own.forgot, forgotState);
  const card = `<h1>${own.title}</h1>
    ${field(profile.email, ANA.email)}
    ${field(login.password, '', { beside: forgot, focus: above !== '' })}
    ${button(own.title, { primary: true, wide: true })}`;
  return centeredPage(PRODUCT, card, above);
}

const askForLink = ({ profile, reset }: Words) =>
  centeredPage(
    PRODUCT,
    `<h1>${reset.title}</h1>
    <p>${lines(reset.about)}</p>
    ${field(profile.email, ANA.email, { focus: true })}
    ${button(reset.sendLink, { primary: true, wide: true })}`,
  );

const linkSent = ({ reset }: Words) =>
  centeredPage(
    PRODUCT,
    `<div class="round">${icon('mail')}</div><h1>${reset.sent}</h1>
    <p>${lines(reset.aboutSent(ANA.email))}</p>
    ${button(reset.back, { wide: true })}`,
  );

const newPassword = ({ newPassword: label, repeatNewPassword, reset }: Words) =>
  centeredPage(
    PRODUCT,
    `<h1>${reset.choose}</h1>
    ${field(label, hidden(14) + icon('eye'))}
    ${field(repeatNewPassword, hidden(14), { focus: true })}
    ${button(reset.savePassword, { primary: true, wide: true })}`,
  );

const expired = ({ reset }: Words) =>
  centeredPage(
    PRODUCT,
    `<div class="round bad">${icon('warning')}</div><h1>${reset.expired}</h1>
    <p>${lines(reset.aboutExpired)}</p>
    ${button(reset.sendNewLink, { primary: true, state: 'hover', wide: true })}`,
  );

/** Screens of "Reset my Bitrix24 password". */
export const resetMyBitrix24Password: ArticleScreens = {
  article: 'reset-my-bitrix24-password',
  category: 'security',
  languages: ['en', 'de', 'ar', 'ja'],
  screens: (words) => [
    { file: '1-forgot-your-password.png', height: 420, html: signIn(words, 'hover') },
    { file: '2-type-your-email.png', height: 370, html: askForLink(words) },
    { file: '3-check-your-inbox.png', height: 350, html: linkSent(words) },
    { file: '4-open-the-link.png', height: 340, html: resetLetter(words) },
    { file: '5-choose-a-new-password.png', height: 420, html: newPassword(words) },
    {
      file: '6-password-changed.png',
      height: 470,
      html: signIn(words, 'plain', notice(words.notices.passwordChanged)),
    },
    { file: '7-link-no-longer-valid.png', height: 350, html: expired(words) },
  ],
};
