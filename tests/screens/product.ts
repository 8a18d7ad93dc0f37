import { icon, type IconName } from './icons.ts';
import type { ControlState } from './screen.ts';
import type { Words } from './words/en.ts';

/** The name in the bar and in mails; text only, these screens imitate no one's look. */
export const PRODUCT = 'Bitrix24 Network';

/** Words with their line breaks. */
export function lines(text: string): string {
  return text.replaceAll('\n', '<br>');
}

/** The photo placeholder: a head and shoulders in flat colors. */
export function avatar(size: number): string {
  return `<svg class="avatar" width="${size}" height="${size}" viewBox="0 0 48 48" aria-hidden="true">
    <clipPath id="photo-${size}"><circle cx="24" cy="24" r="24"/></clipPath>
    <g clip-path="url(#photo-${size})">
      <path fill="#f0c9a4" d="M0 0h48v48H0z"/>
      <path fill="#3b2a2a" d="M13 40c-2-8-1-14 0-19C14 12 18 8 24 8s10 4 11 13c1 5 2 11 0 19z"/>
      <path fill="#e2a67f" d="M20 26h8v10h-8z"/>
      <ellipse cx="24" cy="22" rx="7.5" ry="9" fill="#f3bd95"/>
      <path fill="#3b2a2a" d="M15.5 21c0-8 4-11 9-11 5 0 8 3 8 10-4 0-8-2-10-5-1 3-3 5-7 6z"/>
      <path fill="#2f7f86" d="M6 50c1-10 8-15 14-15l4 4 4-4c6 0 13 5 14 15z"/>
    </g>
  </svg>`;
}

/** A push button. */
export function button(
  text: string,
  options: { state?: ControlState; primary?: boolean; wide?: boolean; before?: IconName } = {},
): string {
  const { state = 'plain', primary = false, wide = false, before } = options;
  const look = [primary ? 'primary' : '', wide ? 'wide' : ''].join(' ');
  return `<span class="button ${look} ${state}">${before ? icon(before) : ''}${text}</span>`;
}

/** A link in running text or beside a caption. */
export function link(text: string, state: ControlState = 'plain'): string {
  return `<span class="link ${state}">${text}</span>`;
}

/** A labeled text field; `error` turns it red and stands under it. */
export function field(
  label: string,
  value: string,
  options: { focus?: boolean; error?: string; beside?: string } = {},
): string {
  const { focus = false, error, beside = '' } = options;
  const look = error ? 'wrong' : focus ? 'focus' : '';
  return `<div class="field">
    <div class="caption"><span>${label}</span>${beside}</div>
    <div class="box ${look}">${value}${focus ? '<span class="caret"></span>' : ''}</div>
    ${error ? `<div class="message">${icon('warning')}${error}</div>` : ''}
  </div>`;
}

/** A password as the browser hides it. */
export function hidden(length: number): string {
  return `<span class="dots">${'•'.repeat(length)}</span>`;
}

/** A message across the page after something was done. */
export function notice(text: string, kind: 'good' | 'info' | 'bad' = 'good'): string {
  const mark = { good: 'check', info: 'mail', bad: 'warning' } as const;
  const close = `<span class="push soft">${icon('close')}</span>`;
  return `<div class="notice ${kind}">${icon(mark[kind])}<span>${text}</span>${close}</div>`;
}

/** A page of the product under its bar; `layer` lies over it (a menu, a dialog). */
export function productPage(
  { bar }: Words,
  content: string,
  options: { layer?: string; accountState?: ControlState } = {},
): string {
  const { layer = '', accountState = 'plain' } = options;
  return `<div class="bar">
    <b>${PRODUCT}</b>
    <span>${bar.home}</span><span>${bar.people}</span><span>${bar.companies}</span>
    <span class="push">${icon('search')}</span>${icon('bell')}
    <span class="account ${accountState}">${avatar(34)}</span>
  </div>
  <main>${content}</main>
  ${layer}`;
}

/** A dialog over a darkened page. */
export function dialog(title: string, fields: string, actions: string): string {
  return `<div class="shade"><div class="dialog">
    <h1>${title}${icon('close')}</h1>
    ${fields}
    <div class="actions">${actions}</div>
  </div></div>`;
}

/** A page without the bar: one card in the middle, as on the way to sign in. */
export function centeredPage(title: string, card: string, above = ''): string {
  return `<div class="center"><div class="product">${title}</div>${above}<div class="card">${card}</div></div>`;
}
