import { domainToASCII } from 'node:url';
import { PUBLIC_MAIL_DOMAINS } from './public-mail-domains.ts';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_CHARACTERS = 253;

/**
 * A domain as accounts have it: lower case, in ASCII (RFC 5890), with a dot in it. Undefined for
 * what cannot stand behind the @ of an address in public mail.
 */
export function asDomain(text: string): string | undefined {
  // What would end a host in an address is dropped silently there.
  if (/[/\\:?#@]/.test(text)) return undefined;
  const domain = domainToASCII(text.trim().toLowerCase());
  const labels = domain.split('.');
  const isDomain =
    domain.length <= MAX_CHARACTERS &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  return isDomain ? domain : undefined;
}

/** The domain of an address, for matching accounts; undefined where anybody can have an address. */
export function companyDomain(email: string): string | undefined {
  const domain = asDomain(email.slice(email.lastIndexOf('@') + 1));
  return domain === undefined || isPublicMailDomain(domain) ? undefined : domain;
}

/** Whether anybody can get an address there, so that it says nothing about a company. */
export function isPublicMailDomain(domain: string): boolean {
  return PUBLIC_MAIL_DOMAINS.has(domain);
}
