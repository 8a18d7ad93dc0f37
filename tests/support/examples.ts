import { readSite } from '../../src/config/site.ts';
import type { Answer } from './http.ts';
import { sampleArticle } from './votes.ts';

export const ARTICLE = 'change-my-bitrix24-login';

/** A vote with nothing wrong in it; tests break one thing each. */
export function exampleVote(change: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...sampleArticle(), value: 'down', ...change };
}

/** A request with nothing wrong in it. */
export function exampleRequest(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    subject: 'My new address is refused',
    description: 'I see the error\nalthough I have one profile.',
    ...change,
  };
}

/** What test servers are given as `API_KEY`. */
export const API_KEY = 'example-key-of-forty-characters-for-tests';

/** What `PUT /api/accounts/<id>` takes, with nothing wrong in it. */
export function exampleAccount(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'Example Ltd',
    plan: 'professional',
    domains: ['company.example'],
    validUntil: '2099-12-31',
    members: [{ email: 'ana@company.example', role: 'manager' }],
    ...change,
  };
}

export type VoteAnswer = {
  vote: {
    id: string;
    token: string;
    article: string;
    locale: string;
    revision: string;
    value: string;
    reason: string | null;
    comment: string | null;
    anchor: string | null;
  };
  next: { kind: string; url: string };
};

export function voteAnswerOf(answer: Answer): VoteAnswer {
  return JSON.parse(answer.text) as VoteAnswer;
}

/** So high that no test meets a limit it is not about. */
export const NO_LIMITS = Object.keys(readSite('content').limits)
  .map((name) => `${name}=100000`)
  .join(',');
