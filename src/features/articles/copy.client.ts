type Said = Record<'copied' | 'copyFailed', string>;

/** Copies what a button names, and says so in its place and aloud. */
export async function copy(button: HTMLElement): Promise<void> {
  const article = button.closest<HTMLElement>('[data-words]');
  const said = JSON.parse(article?.dataset['words'] ?? '{}') as Said;
  const { copy: text, copyFrom } = button.dataset;
  const wanted = copyFrom === undefined ? Promise.resolve(text ?? '') : fetchText(copyFrom);
  try {
    await write(wanted);
    say(button, said.copied);
  } catch {
    say(button, said.copyFailed);
  }
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return response.text();
}

/** Safari lets a page copy what is still on its way only as a promise that it gets at once. */
async function write(text: Promise<string>): Promise<void> {
  if (!isSecureContext) {
    writeByCommand(await text);
    return;
  }
  const blob = text.then((found) => new Blob([found], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}

/** On plain http, where intranets live, there is no clipboard but the one of old. */
function writeByCommand(text: string): void {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  const { activeElement } = document;
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else copies on plain http
  const isDone = document.execCommand('copy');
  field.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
  if (!isDone) throw new Error('The browser did not copy.');
}

function say(button: HTMLElement, text: string): void {
  let note = button.nextElementSibling;
  if (!note?.matches('[data-copied]')) {
    note = document.createElement('span');
    note.setAttribute('role', 'status');
    note.setAttribute('data-copied', '');
    button.after(note);
  }
  // A status is read aloud when it changes, also to the same words.
  note.textContent = '';
  requestAnimationFrame(() => (note.textContent = text));
}
