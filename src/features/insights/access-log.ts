import { StringDecoder } from 'node:string_decoder';

/** What a web server writes of one request, as far as counting reads needs it. */
export type LogEntry = {
  at: Date;
  method: string;
  address: string;
  status: number;
  /** Undefined in the common format, which does not name it. */
  userAgent: string | undefined;
};

export const LOG_FORMATS = ['combined', 'common'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Between quotes; nginx writes a quote inside as `\x22`, Apache as `\"`. */
const QUOTED = String.raw`"((?:[^"\\]|\\.)*)"`;
/** Host and names up to the first bracket: some servers put more there. */
const COMMON = String.raw`^\S+ [^[]*\[(\d\d)/(\w{3})/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)\] ${QUOTED} (\d{3}) (?:\d+|-)`;
const PATTERN = {
  common: new RegExp(COMMON),
  combined: new RegExp(`${COMMON} ${QUOTED} ${QUOTED}`),
};
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Reads a line of an nginx or Apache access log. What follows the known fields may be anything. */
export function parseLogLine(line: string, format: LogFormat): LogEntry | undefined {
  const [whole, day = '', month = '', year = '', time = '', hours = '', minutes = '', ...rest] =
    PATTERN[format].exec(line) ?? [];
  if (whole === undefined) return undefined;
  const monthNumber = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  const at = new Date(`${year}-${monthNumber}-${day}T${time}${hours}:${minutes}`);
  if (Number.isNaN(at.getTime())) return undefined;
  const [request = '', status = '', , userAgent] = rest;
  // A line that is not HTTP (a scanner's bytes) has no address.
  const [method = '', address = ''] = request.split(' ');
  return { at, method, address, status: Number(status), userAgent };
}

/** Far beyond what servers take as a request line and headers. */
const MAX_LINE_CHARACTERS = 64 * 1024;

/** The lines of a stream, without blank ones; undefined for one too long to be of an access log. */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<string | undefined> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isTooLong = false;
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (isTooLong || line.length > MAX_LINE_CHARACTERS) yield undefined;
      else if (line.trim() !== '') yield line;
      isTooLong = false;
    }
    if (rest.length <= MAX_LINE_CHARACTERS) continue;
    isTooLong = true;
    rest = '';
  }
  if (isTooLong) yield undefined;
  else if (rest.trim() !== '') yield rest;
}
