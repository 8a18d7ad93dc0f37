import { icon } from './icons.ts';
import { avatar, button, centeredPage, lines, notice, PRODUCT } from './product.ts';
import { ANA, editPage, homeWithMenu, loginCard, profilePage, socialCard } from './profile.ts';
import type { ArticleScreens } from './screen.ts';
import type { Words } from './words/en.ts';

const person = (name: string, email: string) =>
  `<div class="chosen">${avatar(36)}<div><b>${name}</b><p class="small soft">${email}</p></div></div>`;

const scope = (text: string) => `<li>${icon('check')}${text}</li>`;

const consent = ({ actions, consent: words, names, social }: Words) =>
  centeredPage(
    social.google,
    `<h1>${lines(words.question(PRODUCT))}</h1>
    ${person(names.ana, ANA.gmail)}
    <ul class="scopes">${words.scopes.map(scope).join('')}</ul>
    <div class="pair">${button(actions.cancel)}${button(words.allow, { primary: true, state: 'hover' })}</div>`,
  );

const firstFrame = ({ names, oneProfile }: Words) =>
  centeredPage(PRODUCT, `<h1>${lines(oneProfile)}</h1>${person(names.ana, ANA.email)}`);

/** Screens of "Connect a social login". */
export const connectASocialLogin: ArticleScreens = {
  article: 'connect-a-social-login',
  category: 'account',
  languages: ['en'],
  screens: (words) => [
    { file: '1-open-my-profile.png', height: 352, html: homeWithMenu(words) },
    { file: '2-edit-profile.png', height: 476, html: profilePage(words, 'hover') },
    {
      file: '3-connect.png',
      height: 526,
      html: editPage(words, loginCard(words, ANA.email) + socialCard(words, { state: 'hover' })),
    },
    { file: '4-allow.png', height: 454, html: consent(words) },
    {
      file: '5-connected.png',
      height: 592,
      html: editPage(
        words,
        loginCard(words, ANA.email) + socialCard(words, { account: ANA.gmail }),
        {
          above: notice(words.notices.googleConnected),
        },
      ),
    },
    {
      file: '6-connected-to-another-profile.png',
      height: 592,
      html: editPage(words, loginCard(words, ANA.email) + socialCard(words), {
        above: notice(words.errors.connectedElsewhere, 'bad'),
      }),
    },
    { file: '7-video.png', height: 405, html: firstFrame(words) },
  ],
};
