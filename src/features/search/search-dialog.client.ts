import dialogStyle from './search-dialog.css?inline';
import resultsStyle from '#ui/results.css?inline';
import formsStyle from '#ui/forms.css?inline';
import listsStyle from '#ui/lists.css?inline';
import notesStyle from '#ui/notes.css?inline';
import searchStyle from '#ui/search.css?inline';
import { openIndex } from './finder.client.ts';
import { forgetRecent, readRecent } from './kept-searches.client.ts';
import { attachSearch, type SearchBox } from './search-box.client.ts';
import { addressOf, cut, readAsked, SEARCH_PAGE } from './search-address.ts';
import type { ResultWords } from './results-html.ts';

const NOTHING = readAsked(new URLSearchParams());

type Dialog = { element: HTMLDialogElement; field: HTMLInputElement };
let dialog: Dialog | undefined;
let opener: HTMLElement | undefined;
/** The search of the dialog, once the search page lent its markup. */
let box: Promise<SearchBox> | undefined;

/** Begins to fetch what a search needs. */
export function warm(): void {
  // Beside the markup; where it fails, the search itself will say so.
  openIndex(document.documentElement.lang).catch(() => undefined);
  prepare().then(
    (search) => search.warm(),
    () => undefined,
  );
}

/** Shows the dialog over the page; what was typed in the opener is taken over. */
export function openDialog(from: HTMLElement): void {
  const { element, field } = (dialog ??= build());
  if (element.open) return;
  opener = from;
  if (from instanceof HTMLInputElement && from.value !== '') {
    field.value = from.value;
    from.value = '';
  }
  element.showModal();
  field.focus();
  warm();
  ask();
}

function build(): Dialog {
  for (const css of [searchStyle, formsStyle, listsStyle, notesStyle, resultsStyle, dialogStyle]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }
  const element = document.createElement('dialog');
  element.className = 'search-dialog';
  element.setAttribute('closedby', 'any');
  const form = document.querySelector('.site-header search')?.cloneNode(true);
  const field = (form as Element | undefined)?.querySelector<HTMLInputElement>('[type=search]');
  if (!form || !field) throw new Error('The page has no search field.');
  element.ariaLabel = field.ariaLabel;
  field.value = '';
  const bar = document.createElement('div');
  bar.className = 'search-bar';
  bar.append(form);
  const room = document.createElement('div');
  room.className = 'search-room';
  element.append(bar, room);
  element.addEventListener('input', (event) => {
    if (event.target === field) ask();
  });
  element.addEventListener('keydown', move);
  element.addEventListener('submit', () => void box?.then((search) => search.settle()));
  element.addEventListener('close', () => opener?.focus({ preventScroll: true }));
  document.body.append(element);
  return { element, field };
}

/** The search page's own markup, in the reader's language, becomes the dialog's. */
function prepare(): Promise<SearchBox> {
  box ??= borrow().catch((error: unknown) => {
    box = undefined;
    throw error;
  });
  return box;
}

async function borrow(): Promise<SearchBox> {
  // In the language of the page: its own search field says where.
  const form = document.querySelector<HTMLFormElement>('search form');
  const searchPage = form?.getAttribute('action') ?? SEARCH_PAGE;
  const answer = await fetch(searchPage);
  if (!answer.ok) throw new Error(`${searchPage}: ${answer.status}`);
  // This page's policy holds for what is parsed here too, and does not know that page's styles.
  const unstyled = (await answer.text()).replace(/<style[^]*?<\/style>/g, '');
  const page = new DOMParser().parseFromString(unstyled, 'text/html');
  const host = page.querySelector<HTMLElement>('[data-search]');
  if (!host) throw new Error(`${searchPage} has no results.`);
  const { element, field } = (dialog ??= build());
  element.querySelector('.search-room')?.replaceChildren(document.adoptNode(host));
  const words = JSON.parse(host.dataset['words'] ?? '{}') as ResultWords;
  element.querySelector('.search-bar')?.append(closeButton(words, element));
  return attachSearch(host, {
    field,
    shown: NOTHING,
    asking(asked) {
      field.value = asked.query;
      field.focus();
    },
    changed: () => showRecent(host, words),
  });
}

function closeButton({ close }: ResultWords, element: HTMLDialogElement): HTMLElement {
  const button = document.createElement('button');
  button.className = 'button';
  button.textContent = close;
  button.addEventListener('click', () => element.close());
  return button;
}

function ask(): void {
  prepare().then(
    (search) => {
      const query = cut(dialog?.field.value ?? '');
      // Another query keeps the filters that were chosen.
      search.ask({ ...search.asked(), query, exact: false });
    },
    // Then Enter leads to the search page.
    () => undefined,
  );
}

/** Up and down through the field and all links below it, each of which is focused in its turn. */
function move(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !dialog || event.ctrlKey || event.altKey || event.metaKey) return;
  const { element, field } = dialog;
  const links = element.querySelectorAll<HTMLElement>('[data-recent] a, [data-list] a');
  const stops = [field, ...links].filter((stop) => stop.getClientRects().length > 0);
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** What was searched before, while nothing is typed. */
function showRecent(host: HTMLElement, words: ResultWords): void {
  host.querySelector('[data-recent]')?.remove();
  const recent = dialog?.field.value.trim() === '' ? readRecent() : [];
  if (recent.length === 0) return;
  const part = document.createElement('section');
  part.dataset['recent'] = '';
  part.className = 'recent';
  const title = document.createElement('h2');
  title.textContent = words.recent;
  const list = document.createElement('ul');
  list.className = 'article-list';
  for (const query of recent) {
    const link = document.createElement('a');
    link.href = addressOf({ ...NOTHING, query }, words.page);
    link.dataset['ask'] = '';
    link.textContent = query;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  const hint = document.createElement('p');
  hint.className = 'hint';
  const clear = document.createElement('button');
  clear.className = 'link-button';
  clear.textContent = words.clear;
  clear.addEventListener('click', () => {
    forgetRecent();
    part.remove();
    dialog?.field.focus();
  });
  hint.append(`${words.recentHint} `, clear);
  part.append(title, list, hint);
  host.prepend(part);
}
