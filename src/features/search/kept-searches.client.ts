/** What this browser keeps of searching, and nobody else: recent searches, whether keys open it. */
const RECENT = 'waymark-recent-searches';
const SHORTCUTS = 'waymark-search-shortcuts';
const MAX_RECENT = 5;

/** The newest first. Storage may be forbidden, full, or hold what somebody else put there. */
export function readRecent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string') : [];
  } catch {
    return [];
  }
}

export function keepRecent(query: string): void {
  const text = query.trim();
  if (text === '') return;
  const kept = [text, ...readRecent().filter((other) => other !== text)].slice(0, MAX_RECENT);
  write(RECENT, JSON.stringify(kept));
}

export function forgetRecent(): void {
  write(RECENT, undefined);
}

export function hasShortcuts(): boolean {
  try {
    return localStorage.getItem(SHORTCUTS) !== 'off';
  } catch {
    return true;
  }
}

export function setShortcuts(isOn: boolean): void {
  write(SHORTCUTS, isOn ? undefined : 'off');
}

function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Then it is not kept.
  }
}
