/** Waits for the first letter in the field that suggestions belong to, and loads them then. */
addEventListener('input', ({ target }) => {
  const host = document.querySelector<HTMLElement>('[data-suggestions]');
  if (!(target instanceof HTMLInputElement) || target.name !== host?.dataset['suggestions']) return;
  import('./suggestions.client.ts').then(
    ({ suggest }) => suggest(host, target.value),
    () => undefined,
  );
});
