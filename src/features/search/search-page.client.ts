import { attachSearch } from './search-box.client.ts';
import { addressOf, cut, readAsked } from './search-address.ts';

/** The search page answers while one types, and its address says what it shows. */
export function startPage(host: HTMLElement, field: HTMLInputElement): void {
  const here = () => readAsked(new URLSearchParams(location.search));
  const shown = here();
  // The browser may have kept what was typed before a reload or a way back.
  field.value = shown.query;
  const box = attachSearch(host, {
    field,
    shown,
    asking(asked, isChosen) {
      if (isChosen) history.pushState(null, '', addressOf(asked, location.pathname));
      else history.replaceState(null, '', addressOf(asked, location.pathname));
    },
  });
  field.addEventListener('focus', box.warm);
  field.addEventListener('input', () => {
    const asked = { ...box.asked(), query: cut(field.value), exact: false };
    history.replaceState(null, '', addressOf(asked, location.pathname));
    box.ask(asked);
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    box.settle();
  });
  addEventListener('popstate', () => {
    const asked = here();
    field.value = asked.query;
    box.ask(asked);
  });
}
