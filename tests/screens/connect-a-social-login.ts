import { icon } from './icons.ts';
import { avatar, button, centeredPage, notice, PRODUCT } from './product.ts';
import { ANA, editPage, homeWithMenu, loginCard, profilePage, socialCard } from './profile.ts';
import type { ArticleScreens } from './screen.ts';

const scopes = ['See your name', 'See your email address', 'See your profile photo'];

const consent = centeredPage(
  'Google account',
  `<h1>Allow ${PRODUCT}<br>to sign you in?</h1>
  <div class="chosen">${avatar(36)}<div><b>${ANA.name}</b><p class="small soft">${ANA.gmail}</p></div></div>
  <ul class="scopes">${scopes.map((text) => `<li>${icon('check')}${text}</li>`).join('')}</ul>
  <div class="pair">${button('Cancel')}${button('Allow', { primary: true, state: 'hover' })}</div>`,
);

const firstFrame = centeredPage(
  PRODUCT,
  `<h1>One profile,<br>several ways to sign in</h1>
  <div class="chosen">${avatar(36)}<div><b>${ANA.name}</b><p class="small soft">${ANA.email}</p></div></div>`,
);

/** Screens of "Connect a social login". */
export const connectASocialLogin: ArticleScreens = {
  article: 'connect-a-social-login',
  category: 'account',
  screens: [
    { file: '1-open-my-profile.png', height: 352, html: homeWithMenu() },
    { file: '2-edit-profile.png', height: 476, html: profilePage('hover') },
    {
      file: '3-connect.png',
      height: 526,
      html: editPage(loginCard(ANA.email) + socialCard({ state: 'hover' })),
    },
    { file: '4-allow.png', height: 454, html: consent },
    {
      file: '5-connected.png',
      height: 592,
      html: editPage(loginCard(ANA.email) + socialCard({ account: ANA.gmail }), {
        above: notice('Your Google account is connected'),
      }),
    },
    {
      file: '6-connected-to-another-profile.png',
      height: 592,
      html: editPage(loginCard(ANA.email) + socialCard({}), {
        above: notice('This account is connected to another profile', 'bad'),
      }),
    },
    { file: '7-video.png', height: 405, html: firstFrame },
  ],
};
