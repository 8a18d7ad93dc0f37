(() => {
  const CHOSEN = 'waymark.language';
  const languageOf = (tag) => tag.split('-')[0].toLowerCase();
  const here = languageOf(document.documentElement.lang);
  const offers = [...document.querySelectorAll('.language-offer')];
  const offered = (language) => offers.find(({ lang }) => languageOf(lang) === language);
  const attempt = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };
  const wanted = navigator.languages.map(languageOf).find((one) => one === here || offered(one));
  const isChosen = attempt((storage) => storage.getItem(CHOSEN)) !== null;
  const offer = isChosen ? undefined : offered(wanted);
  if (offer) offer.hidden = false;
  addEventListener('click', ({ target }) => {
    if (!target.closest('[data-language], .language-offer button')) return;
    if (offer) offer.hidden = true;
    attempt((storage) => storage.setItem(CHOSEN, '1'));
  });
})();
