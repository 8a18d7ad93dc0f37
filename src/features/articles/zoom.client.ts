type Said = Record<'actualSize' | 'fitted' | 'close', string>;

/**
 * Shows a screenshot over the page: fitted to the window, or in its actual size, where it scrolls
 * and can be pinched. A native dialog gives the keyboard, Escape and the way back of the focus.
 */
export function enlarge(link: HTMLAnchorElement): void {
  const article = link.closest<HTMLElement>('[data-words]');
  const said = JSON.parse(article?.dataset['words'] ?? '{}') as Said;
  const alt = link.querySelector('img')?.alt ?? '';

  const dialog = document.createElement('dialog');
  dialog.className = 'zoom';
  dialog.setAttribute('aria-label', alt);
  dialog.setAttribute('closedby', 'any');
  const size = button(said.actualSize);
  const close = button(said.close);
  const bar = document.createElement('div');
  bar.className = 'zoom-bar';
  bar.append(size, close);

  const picture = new Image();
  picture.src = link.href;
  picture.alt = alt;
  const canvas = document.createElement('div');
  canvas.className = 'zoom-picture';
  canvas.append(picture, ...copyOfMarks(link));
  const room = document.createElement('div');
  room.className = 'zoom-room';
  room.tabIndex = 0;
  room.role = 'region';
  room.ariaLabel = alt;
  room.append(canvas);

  const resize = () => {
    const isActual = dialog.toggleAttribute('data-actual');
    size.textContent = isActual ? said.fitted : said.actualSize;
  };
  size.addEventListener('click', resize);
  picture.addEventListener('click', resize);
  close.addEventListener('click', () => {
    dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus({ preventScroll: true });
  });
  dialog.append(bar, room);
  document.body.append(dialog);
  dialog.showModal();
}

function copyOfMarks(link: HTMLElement): Node[] {
  return Array.from(link.querySelectorAll('svg'), (marks) => marks.cloneNode(true));
}

function button(text: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button';
  element.textContent = text;
  return element;
}
