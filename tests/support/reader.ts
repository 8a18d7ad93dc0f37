import type { Addressed, Answer } from './http.ts';
import { send } from './http.ts';

export type Fields = Record<string, unknown>;

export type Reader = {
  /** Cookies by name, as a browser would keep them. */
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** As a script on one of our pages does: JSON there and back. */
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Answer>;
  /** As a plain form on one of our pages does. */
  submit(path: string, fields: Fields, headers?: Record<string, string>): Promise<Answer>;
  /** Any other method, with JSON. */
  call(
    method: string,
    path: string,
    fields?: Fields,
    headers?: Record<string, string>,
  ): Promise<Answer>;
};

/** Somebody on our pages: same origin, a user agent of their own, cookies kept. */
export function newReader(
  server: Addressed,
  userAgent: string,
  always: Record<string, string> = {},
): Reader {
  const cookies = new Map<string, string>();
  const own = { Origin: server.url, 'User-Agent': userAgent, ...always };

  async function exchange(
    path: string,
    method: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(server, path, {
      method,
      headers: { ...own, ...(cookie !== '' && { Cookie: cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    for (const header of answer.headers['set-cookie'] ?? []) keepCookie(cookies, header);
    return answer;
  }

  const json = { 'Content-Type': 'application/json' };
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' };
  return {
    cookies,
    get: (path, headers = {}) => exchange(path, 'GET', { Accept: 'text/html', ...headers }),
    post: (path, fields, headers = {}) =>
      exchange(path, 'POST', { ...json, ...headers }, JSON.stringify(fields)),
    submit: (path, fields, headers = {}) =>
      exchange(path, 'POST', { ...form, ...headers }, encodeForm(fields)),
    call: (method, path, fields, headers = {}) =>
      exchange(
        path,
        method,
        { ...json, ...headers },
        fields === undefined ? undefined : JSON.stringify(fields),
      ),
  };
}

function keepCookie(cookies: Map<string, string>, header: string): void {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const name = pair.slice(0, pair.indexOf('='));
  if (attributes.includes('Max-Age=0')) cookies.delete(name);
  else cookies.set(name, pair.slice(name.length + 1));
}

export function encodeForm(fields: Fields): string {
  return new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
