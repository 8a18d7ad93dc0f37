import { icon } from './icons.ts';
import { avatar, button, dialog, field, hidden, productPage } from './product.ts';
import type { ControlState } from './screen.ts';
import type { Words } from './words/en.ts';

/** The addresses of the person in all screens, in domains that are reserved for examples. */
export const ANA = {
  email: 'ana@example.com',
  newEmail: 'ana.new@example.com',
  gmail: 'ana@gmail.example',
  otherEmail: 'ana.other@example.com',
} as const;

/** The start page with the menu open under the photo and **My profile** pointed at. */
export function homeWithMenu(words: Words): string {
  const { home, menu, names } = words;
  const tile = (title: string) => `<div class="card"><h2>${title}</h2>
    <div class="tile-line"></div><div class="tile-line"></div><div class="tile-line short"></div></div>`;
  const open = `<div class="menu">
    <div class="who">${avatar(44)}<div><b>${names.ana}</b><p class="small soft">${ANA.email}</p></div></div>
    <div class="item hover">${icon('person')}${menu.myProfile}</div>
    <div class="item">${icon('settings')}${menu.settings}</div>
    <div class="item">${icon('exit')}${menu.signOut}</div>
  </div>`;
  const tiles = [home.news, home.companies, home.messages, home.contacts].map(tile).join('');
  return productPage(
    words,
    `<div class="title-row"><h1>${home.greeting}</h1></div><div class="tiles">${tiles}</div>`,
    { layer: open, accountState: 'focus' },
  );
}

/** The profile as its owner sees it, with **Edit profile** in the top right corner. */
export function profilePage(words: Words, editState: ControlState): string {
  const { menu, names, profile } = words;
  const row = (label: string, value: string) =>
    `<div class="row"><span class="label">${label}</span><span>${value}</span></div>`;
  return productPage(
    words,
    `<div class="title-row"><h1>${menu.myProfile}</h1>
      <span class="push">${button(profile.edit, { state: editState, before: 'pencil' })}</span></div>
    <div class="card"><div class="hero">${avatar(88)}
      <div><h1>${names.ana}</h1><p class="soft">${profile.since}</p></div></div>
      ${row(profile.email, ANA.email)}
      ${row(profile.language, profile.languageName)}
      ${row(profile.timeZone, profile.timeZoneName)}
    </div>`,
  );
}

/** The card with the current login and password. */
export function loginCard(
  { login }: Words,
  email: string,
  changeEmailState: ControlState = 'plain',
  changePasswordState: ControlState = 'plain',
): string {
  return `<div class="card"><header><h2>${login.title}</h2></header>
    <div class="row"><span class="label">${login.login}</span><b>${email}</b>
      ${button(login.changeEmail, { state: changeEmailState })}</div>
    <div class="row"><span class="label">${login.password}</span>${hidden(10)}
      ${button(login.changePassword, { state: changePasswordState })}</div>
  </div>`;
}

/** The card with the accounts that can be used to sign in. */
export function socialCard(
  { social }: Words,
  google: { account?: string; state?: ControlState } = {},
): string {
  const connected = `<span class="status">${icon('check')}${social.connected}</span>${button(social.disconnect)}`;
  return `<div class="card"><header><h2>${social.title}</h2>
      <p class="small soft">${social.about}</p></header>
    <div class="row"><span class="badge">G</span>
      <span class="two-lines"><b>${social.google}</b><span class="small soft">${google.account ?? social.notConnected}</span></span>
      ${google.account ? connected : button(social.connect, google.state ? { state: google.state } : {})}</div>
    <div class="row"><span class="badge">F</span>
      <span class="two-lines"><b>Facebook</b><span class="small soft">${social.notConnected}</span></span>
      ${button(social.connect)}</div>
  </div>`;
}

/** The page that **Edit profile** opens; `above` holds a notice, `layer` a dialog. */
export function editPage(
  words: Words,
  cards: string,
  options: { above?: string; layer?: string } = {},
): string {
  const { above = '', layer = '' } = options;
  return productPage(
    words,
    `${above}<div class="title-row"><h1><span class="crumb">${words.menu.myProfile} /</span> ${words.profile.edit}</h1></div>${cards}`,
    { layer },
  );
}

/** The buttons under a window's fields. */
export function saveOrCancel({ actions }: Words): string {
  return `${button(actions.cancel)}${button(actions.save, { primary: true })}`;
}

/** The window **Change email**, filled in, over the page of the profile whose login is `login`. */
export function changeEmail(
  words: Words,
  email: string,
  options: { login?: string; error?: string } = {},
): string {
  const { login = ANA.email, ...error } = options;
  const fields = `${field(words.newEmail, email, error)}
    ${field(words.currentPassword, hidden(10), { focus: options.error === undefined })}`;
  return editPage(words, loginCard(words, login) + socialCard(words), {
    layer: dialog(words.login.changeEmail, fields, saveOrCancel(words)),
  });
}
