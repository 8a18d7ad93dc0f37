import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from './languages.ts';

const stylesheet = readFileSync(new URL('./screens.css', import.meta.url), 'utf8');

/** The whole page for one screen, with the stylesheet that all screens share. */
export function asDocument(body: string, language: Language): string {
  return `<!doctype html>
<html lang="${language}" dir="${LANGUAGES[language].direction}">
<head><meta charset="utf-8"><title>Screen</title><style>${stylesheet}</style></head>
<body>${body}</body>
</html>`;
}
