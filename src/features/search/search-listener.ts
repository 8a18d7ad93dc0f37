/**
 * All of searching that a page runs before a reader acts: it waits for the header's search, `/` or
 * Ctrl+K, and loads the dialog then. The keys can be turned off (WCAG 2.1.4), in the dialog.
 */
const IN_HEADER = '.site-header [type=search], .site-header [href$="/search/"]';
const WRITABLE = 'input, textarea, select, [contenteditable]';

const load = () => import('./search-dialog.client.ts');

addEventListener('focusin', ({ target }) => {
  if ((target as Element).matches(IN_HEADER))
    load().then(
      ({ warm }) => warm(),
      () => undefined,
    );
});

addEventListener('click', (event) => {
  const opener = (event.target as Element).closest<HTMLElement>(IN_HEADER);
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (opener instanceof HTMLAnchorElement) event.preventDefault();
  open(opener);
});

addEventListener('input', ({ target }) => {
  if ((target as Element).matches(IN_HEADER)) open(target as HTMLElement);
});

addEventListener('keydown', (event) => {
  const { key, target } = event;
  const isSlash = key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isK = key === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!isK && !(isSlash && !(target as Element).closest(WRITABLE))) return;
  if (event.defaultPrevented || document.querySelector('dialog[open]') || areOff()) return;
  event.preventDefault();
  // Where the page itself is about searching, its own field is the place.
  const field = document.querySelector<HTMLElement>('main [type=search]');
  if (field) field.focus();
  else open(target as HTMLElement);
});

function areOff(): boolean {
  try {
    return localStorage.getItem('waymark-search-shortcuts') === 'off';
  } catch {
    return false;
  }
}

function open(opener: HTMLElement): void {
  load().then(
    ({ openDialog }) => openDialog(opener),
    () => {
      // The field works without the dialog.
      if (opener instanceof HTMLAnchorElement) location.assign(opener.href);
    },
  );
}
