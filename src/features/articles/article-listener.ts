/**
 * All that an article page runs before a reader acts: it shows in the contents where the reader is,
 * and waits for the first wish to copy or to enlarge something. What does that is loaded then.
 */
const ABOVE_THE_LINE = 0.3;

addEventListener('click', (event) => {
  const target = event.target as Element;
  const button = target.closest<HTMLElement>('[data-copy], [data-copy-from]');
  if (button) void import('./copy.client.ts').then(({ copy }) => copy(button));
  const link = target.closest<HTMLAnchorElement>('a[data-zoom]');
  // Whoever wants it in a window of its own gets that.
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  import('./zoom.client.ts').then(
    ({ enlarge }) => enlarge(link),
    () => location.assign(link.href),
  );
});

const places = Array.from(document.querySelectorAll<HTMLAnchorElement>('.contents a'), (link) => {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  // What stands in a closed problem is where the problem is.
  return { link, target: target?.closest('.problem') ?? target };
});

function showWhere(): void {
  const line = innerHeight * ABOVE_THE_LINE;
  // What is not shown, as the steps of another system, has no place.
  const passed = places.filter(({ target }) => (target?.getClientRects()[0]?.top ?? line) < line);
  for (const { link } of places) {
    link.ariaCurrent = link === passed.at(-1)?.link ? 'location' : null;
  }
}

const watch = new IntersectionObserver(showWhere, { rootMargin: '0px 0px -70%' });
for (const { target } of places) if (target) watch.observe(target);
