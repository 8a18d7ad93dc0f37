import { icon } from './icons.ts';
import { avatar, button, dialog, field, hidden, productPage } from './product.ts';
import type { ControlState } from './screen.ts';

/** The person in all screens. Every address is in a domain reserved for examples. */
export const ANA = {
  name: 'Ana Example',
  email: 'ana@example.com',
  newEmail: 'ana.new@example.com',
  gmail: 'ana@gmail.example',
  otherEmail: 'ana.other@example.com',
} as const;

/** The start page with the menu open under the photo and **My profile** pointed at. */
export function homeWithMenu(): string {
  const tile = (title: string) => `<div class="card"><h2>${title}</h2>
    <div class="tile-line"></div><div class="tile-line"></div><div class="tile-line short"></div></div>`;
  const menu = `<div class="menu">
    <div class="who">${avatar(44)}<div><b>${ANA.name}</b><p class="small soft">${ANA.email}</p></div></div>
    <div class="item hover">${icon('person')}My profile</div>
    <div class="item">${icon('settings')}Settings</div>
    <div class="item">${icon('exit')}Sign out</div>
  </div>`;
  const tiles = ['News', 'Your companies', 'Messages', 'Contacts'].map(tile).join('');
  return productPage(
    `<div class="title-row"><h1>Good morning, Ana</h1></div><div class="tiles">${tiles}</div>`,
    { layer: menu, accountState: 'focus' },
  );
}

/** The profile as its owner sees it, with **Edit profile** in the top right corner. */
export function profilePage(editState: ControlState): string {
  const row = (label: string, value: string) =>
    `<div class="row"><span class="label">${label}</span><span>${value}</span></div>`;
  return productPage(`
    <div class="title-row"><h1>My profile</h1>
      <span class="push">${button('Edit profile', { state: editState, before: 'pencil' })}</span></div>
    <div class="card"><div class="hero">${avatar(88)}
      <div><h1>${ANA.name}</h1><p class="soft">Member since 2021</p></div></div>
      ${row('Email', ANA.email)}${row('Language', 'English')}${row('Time zone', 'Berlin (UTC+1)')}
    </div>`);
}

/** The card with the current login and password. */
export function loginCard(
  email: string,
  changeEmailState: ControlState = 'plain',
  changePasswordState: ControlState = 'plain',
): string {
  return `<div class="card"><header><h2>Login and password</h2></header>
    <div class="row"><span class="label">Login</span><b>${email}</b>
      ${button('Change email', { state: changeEmailState })}</div>
    <div class="row"><span class="label">Password</span>${hidden(10)}
      ${button('Change password', { state: changePasswordState })}</div>
  </div>`;
}

/** The card with the accounts that can be used to sign in. */
export function socialCard(google: { account?: string; state?: ControlState }): string {
  const connected = `<span class="status">${icon('check')}Connected</span>${button('Disconnect')}`;
  return `<div class="card"><header><h2>Social logins</h2>
      <p class="small soft">Accounts you can use to sign in to this profile</p></header>
    <div class="row"><span class="badge">G</span>
      <span class="two-lines"><b>Google account</b><span class="small soft">${google.account ?? 'Not connected'}</span></span>
      ${google.account ? connected : button('Connect', google.state ? { state: google.state } : {})}</div>
    <div class="row"><span class="badge">F</span>
      <span class="two-lines"><b>Facebook</b><span class="small soft">Not connected</span></span>
      ${button('Connect')}</div>
  </div>`;
}

/** The page that **Edit profile** opens; `above` holds a notice, `layer` a dialog. */
export function editPage(cards: string, options: { above?: string; layer?: string } = {}): string {
  const { above = '', layer = '' } = options;
  return productPage(
    `${above}<div class="title-row"><h1><span class="crumb">My profile /</span> Edit profile</h1></div>${cards}`,
    { layer },
  );
}

/** The window **Change email**, filled in, over the page of the profile whose login is `login`. */
export function changeEmail(
  email: string,
  options: { login?: string; error?: string } = {},
): string {
  const { login = ANA.email, ...error } = options;
  const fields = `${field('New email', email, error)}
    ${field('Current password', hidden(10), { focus: options.error === undefined })}`;
  const actions = `${button('Cancel')}${button('Save', { primary: true })}`;
  return editPage(loginCard(login) + socialCard({}), {
    layer: dialog('Change email', fields, actions),
  });
}
