try {
  const CHOSEN = 'waymark.language';
  const languageOf = (tag) => tag.split('-')[0];
  const here = languageOf(document.documentElement.lang);
  const offers = [...document.querySelectorAll('.language-offer')];
  const offered = (language) => offers.find(({ lang }) => languageOf(lang) === language);
  const wanted = navigator.languages.map(languageOf).find((one) => one === here || offered(one));
  const offer = localStorage.getItem(CHOSEN) ? undefined : offered(wanted);
  if (offer) offer.hidden = false;
  addEventListener('click', ({ target }) => {
    if (!target.closest('[data-language], .language-offer button')) return;
    if (offer) offer.hidden = true;
    localStorage.setItem(CHOSEN, '1');
  });
} catch {}
