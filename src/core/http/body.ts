import type { AppError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';

/** What a body said: text for form fields (a list when a name came twice), any JSON value for JSON. */
export type Fields = Record<string, unknown>;

export type BodyRules = {
  /** Largest body in bytes, counted as it arrives, whatever Content-Length claims. */
  limitBytes: number;
  multipart?: boolean;
  /** Whether no body at all is fine, as for DELETE. */
  optional?: boolean;
};

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const MULTIPART = 'multipart/form-data';

/**
 * Reads a form or JSON body. Refuses, in the order of CONTRACTS: too large (413), a type it does not
 * know or a charset other than UTF-8 (415), and what cannot be parsed (400).
 */
export async function readFields(
  request: Request,
  rules: BodyRules,
): Promise<Result<Fields, AppError>> {
  const bytes = await readBytes(request, rules.limitBytes);
  if (!bytes.ok) return bytes;
  if (rules.optional && bytes.value.length === 0) return ok({});
  const contentType = request.headers.get('content-type') ?? '';
  const [type = '', ...parameters] = contentType
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters.find((p) => p.startsWith('charset='))?.slice('charset='.length);
  const known = type === FORM || type === JSON_TYPE || (rules.multipart && type === MULTIPART);
  if (!known || (charset !== undefined && charset.replaceAll('"', '') !== 'utf-8')) {
    return err({ code: 'unsupported-media-type' });
  }
  try {
    if (type === MULTIPART) return await parseMultipart(bytes.value, contentType);
    const text = decodeUtf8(bytes.value);
    return type === FORM ? ok(parseForm(text)) : parseJson(text);
  } catch {
    return err({ code: 'malformed' });
  }
}

/** Throws for bytes that are not UTF-8, instead of storing replacement characters. */
function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

async function readBytes(
  request: Request,
  limitBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, AppError>> {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > limitBytes) return err({ code: 'too-large' });
  // Node reads no more than was announced, so this is bounded, and costs a tenth of a web stream.
  if (announced > 0) return readAnnounced(request, limitBytes);
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of request.body ?? []) {
      total += chunk.byteLength;
      if (total > limitBytes) return err({ code: 'too-large' });
      chunks.push(chunk);
    }
  } catch {
    return err({ code: 'malformed' });
  }
  return ok(new Uint8Array(Buffer.concat(chunks)));
}

async function readAnnounced(
  request: Request,
  limitBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, AppError>> {
  try {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length > limitBytes ? err({ code: 'too-large' }) : ok(bytes);
  } catch {
    return err({ code: 'malformed' });
  }
}

/** `application/x-www-form-urlencoded`, strict: a bad percent-escape throws instead of passing as text. */
export function parseForm(text: string): Fields {
  const fields: Fields = Object.create(null) as Fields;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const [name = '', ...rest] = pair.split('=').map(decodeFormText);
    addField(fields, name, rest.join('='));
  }
  return fields;
}

function decodeFormText(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

function addField(fields: Fields, name: string, value: string): void {
  const earlier = fields[name];
  if (earlier === undefined) fields[name] = value;
  else if (Array.isArray(earlier)) earlier.push(value);
  else fields[name] = [earlier, value];
}

function parseJson(text: string): Result<Fields, AppError> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err({ code: 'malformed' });
  }
  return ok(value as Fields);
}

/** Files are refused until requests take attachments; an empty file field is what browsers send for none. */
async function parseMultipart(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Result<Fields, AppError>> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  const fields: Fields = Object.create(null) as Fields;
  for (const [name, value] of form) {
    if (typeof value === 'string') addField(fields, name, value);
    else if (value.size > 0) return err({ code: 'unsupported-media-type' });
  }
  decodeUtf8(bytes);
  return ok(fields);
}
