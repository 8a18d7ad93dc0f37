/**
 * Shows the offer of the language the browser asks for first among those of the page, unless it is
 * the page's own. Whoever chose a language, or said no once, is not asked again.
 */
const CHOSEN = 'waymark.language';

const languageOf = (tag: string) => tag.replace(/-.*/, '').toLowerCase();
const offers = document.querySelectorAll<HTMLElement>('[data-language-offer]');

function remember(): void {
  try {
    localStorage.setItem(CHOSEN, '1');
  } catch {
    // Where nothing may be stored, the offer comes again on the next page.
  }
}

function isAsked(): boolean {
  try {
    return localStorage.getItem(CHOSEN) === null;
  } catch {
    return true;
  }
}

function offerFor(tags: readonly string[]): HTMLElement | undefined {
  for (const tag of tags.map(languageOf)) {
    if (tag === languageOf(document.documentElement.lang)) return undefined;
    for (const offer of offers) if (languageOf(offer.lang) === tag) return offer;
  }
  return undefined;
}

const offer = isAsked() ? offerFor(navigator.languages) : undefined;
if (offer) {
  offer.hidden = false;
  offer.querySelector('button')?.addEventListener('click', () => {
    offer.hidden = true;
    remember();
  });
}
document.addEventListener('click', ({ target }) => {
  if ((target as Element).closest('[data-language]')) remember();
});

export {};
