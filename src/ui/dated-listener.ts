/**
 * Shows from its day on what stands hidden in a page that was built before (`data-from`), and hides
 * what is over (`data-until`). Both are UTC as ISO 8601, which sorts as text.
 */
const now = new Date().toISOString();
for (const part of document.querySelectorAll<HTMLElement>('[data-from], [data-until]')) {
  const { from = '', until = '~' } = part.dataset;
  part.hidden = now < from || until <= now;
}

export {};
