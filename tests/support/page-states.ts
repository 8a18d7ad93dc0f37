import type { Page } from 'playwright-core';
import { HASTY, type Stage, type Who } from './stage.ts';

/** One way a page can look to a reader. */
export type PageState = {
  name: string;
  who?: Who;
  /** Left out: there with scripts and without. */
  javaScript?: boolean;
  open(page: Page, stage: Stage): Promise<unknown>;
};

export const SAMPLE = '/articles/change-my-bitrix24-login/';
const SHOWN = '/articles/show-steps-with-screenshots/';
/** Between them these have every part an article can have; a test looks. */
export const ARTICLES = [
  SAMPLE,
  '/articles/connect-a-social-login/',
  '/articles/find-an-answer/',
  '/articles/rename-or-move-an-article/',
  SHOWN,
  '/articles/sign-in-by-a-mailed-link/',
];

const at =
  (path: string) =>
  (page: Page): Promise<unknown> =>
    page.goto(path);

const button = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

const told = (page: Page) => page.getByRole('alert').waitFor();

/** Sends fields as one of our pages would that has such a form. */
async function post(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.goto('/');
  const arrives = page.waitForEvent('load');
  await page.evaluate(
    ([action, entries]) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = action;
      for (const [name, value] of entries) {
        const field = document.createElement('input');
        field.name = name;
        field.value = value;
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    },
    [path, Object.entries(fields)] as const,
  );
  await arrives;
}

/** Asks for a mail, and types a code where its page says to. */
async function typeCode(page: Page, email: string, code: string): Promise<void> {
  await page.goto('/sign-in/');
  await page.getByLabel('E-mail address').fill(email);
  await button(page, 'Send me a link');
  await page.getByLabel('Code from the mail').fill(code);
  await button(page, 'Sign in with the code');
  await told(page);
}

async function search(page: Page, query: string): Promise<void> {
  await page.goto(`/search/?q=${encodeURIComponent(query)}`);
  await page.getByText(`for “${query}”`).first().waitFor();
}

async function searchInDialog(page: Page, query: string): Promise<void> {
  await page.goto('/articles/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(query);
  if (query !== '') await dialog.getByText(`for “${query}”`).first().waitFor();
}

const pages: PageState[] = [
  { name: 'home', open: at('/') },
  { name: 'category', open: at('/categories/account/') },
  { name: 'category with sections', open: at('/categories/using/') },
  { name: 'section', open: at('/categories/using/reading/') },
  { name: 'A–Z', open: at('/articles/') },
  ...ARTICLES.map((path) => ({ name: path, open: at(path) })),
  { name: 'search, nothing asked', open: at('/search/') },
  { name: 'search, 0 results', open: (page) => search(page, 'zzzzqqqq') },
  { name: 'search, 1 result', open: (page) => search(page, 'switch devices') },
  { name: 'search, many results', open: (page) => search(page, 'login') },
  { name: 'search dialog', javaScript: true, open: (page) => searchInDialog(page, '') },
  {
    name: 'search dialog, 0 results',
    javaScript: true,
    open: (page) => searchInDialog(page, 'zzzzqqqq'),
  },
  {
    name: 'search dialog, many results',
    javaScript: true,
    open: (page) => searchInDialog(page, 'login'),
  },
  { name: 'API', open: at('/api/') },
  { name: 'wrong address', open: at('/no-such-page/') },
  { name: 'wrong address near an article', open: at('/articles/change-my-login/') },
];

const articleStates: PageState[] = [
  {
    name: 'a problem open by its link',
    open: at(`${SAMPLE}#a-user-with-that-email-already-exists`),
  },
  {
    name: 'everything open',
    async open(page) {
      await page.goto(SHOWN);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details:not([name])')) {
          details.toggleAttribute('open', true);
        }
      });
    },
  },
  { name: 'screenshot enlarged', javaScript: true, open: enlarge },
  {
    name: 'screenshot in actual size',
    javaScript: true,
    async open(page) {
      await enlarge(page);
      await button(page, 'Actual size');
    },
  },
  {
    name: 'message copied',
    javaScript: true,
    async open(page) {
      await page.goto(SAMPLE);
      await page.getByRole('button', { name: 'Copy as Markdown' }).click();
      await page.locator('[data-copied]').filter({ hasText: /./ }).waitFor();
    },
  },
];

async function enlarge(page: Page): Promise<void> {
  await page.goto(SHOWN);
  await page.locator('a[data-zoom]:has(svg)').first().click();
  await page.getByRole('dialog').waitFor();
}

const feedbackPage = (name: string, fields: Record<string, unknown>, query = ''): PageState => ({
  name: `feedback: ${name}`,
  open: async (page, stage) => page.goto((await stage.feedback(fields)) + query),
});

const feedback: PageState[] = [
  feedbackPage('up', { value: 'up' }),
  feedbackPage('down', { value: 'down' }),
  ...[
    'not-what-i-was-looking-for',
    'too-complicated',
    'did-not-work',
    'missing-information',
    'translation-wrong',
  ].map((reason) => feedbackPage(reason, { reason })),
  feedbackPage('easy-to-follow', { value: 'up', reason: 'easy-to-follow' }),
  feedbackPage('address left', { reason: 'outdated-or-wrong' }, '?asked'),
  {
    name: 'feedback: taken back',
    async open(page, stage) {
      await page.goto(await stage.feedback({}));
      await button(page, 'Take my answer back');
      await page.getByText('Your answer was taken back.').last().waitFor();
    },
  },
  {
    name: 'vote sent, in its article',
    javaScript: true,
    async open(page) {
      await page.goto(SAMPLE);
      await button(page, 'This didn’t help');
      await page.getByRole('heading', { name: 'What went wrong?' }).waitFor();
    },
  },
  {
    name: 'vote not sent',
    javaScript: true,
    async open(page) {
      await page.goto(SAMPLE);
      await page.route('**/api/votes', (route) => route.abort());
      await button(page, 'This helped');
      await told(page);
      await page.unroute('**/api/votes');
      await page.evaluate(() => localStorage.clear());
    },
  },
  {
    name: '503: vote not taken',
    async open(page, stage) {
      await page.goto(SAMPLE);
      await stage.locker.tell('hold');
      await button(page, 'This helped');
      await told(page).finally(() => stage.locker.tell('release'));
    },
  },
  {
    name: 'comment refused, and kept',
    open: (page) =>
      post(page, '/api/votes', { article: 'no-such-article', comment: 'A comment. '.repeat(9) }),
  },
];

const people: PageState[] = [
  { name: 'sign-in', open: at('/sign-in/') },
  {
    name: 'sign-in with an error',
    open: (page) => post(page, '/api/sign-in', { email: 'nobody' }),
  },
  { name: 'sign-in, mail sent', open: at('/sign-in/?sent=1') },
  { name: 'sign-in, code wrong', open: (page) => typeCode(page, 'codes@example.com', '12345x') },
  {
    name: 'sign-in, code ended',
    open: (page) => post(page, '/api/sign-in/code', { code: '123456' }),
  },
  { name: '429: sign-in too often', open: (page) => post(page, '/api/sign-in', { email: HASTY }) },
  {
    name: 'sign-in, request kept',
    open: (page) => post(page, '/api/requests', { subject: 'Login', description: 'It fails.' }),
  },
  {
    name: 'sign-in by its link',
    open: async (page, stage) => page.goto(await stage.signInLink()),
  },
  { name: 'sign-in by a link that has ended', open: at('/sign-in/confirm?token=example') },
  { name: 'watch', open: at('/watch/confirm?token=example') },
  { name: 'watch, done', open: at('/watch/confirm?done=change-my-bitrix24-login') },
  { name: 'watch, link not complete', open: at('/watch/confirm') },
  { name: 'watch ended', open: at('/watch/unsubscribe?token=example') },
  { name: 'watch ended, done', open: at('/watch/unsubscribe?done') },
  { name: 'watch ended, link not complete', open: at('/watch/unsubscribe') },
];

const NEW = '/support/new/?article=change-my-bitrix24-login';
const support: PageState[] = [
  { name: 'support, signed out', open: at('/support/') },
  { name: 'support, signed out, topic chosen', open: at('/support/?topic=billing') },
  { name: 'partners', open: at('/support/partners/') },
  { name: 'partners in a country', open: at('/support/partners/?country=DE&service=training') },
  {
    name: 'partners, none fits',
    open: at('/support/partners/?language=pt&service=setup&country=JP'),
  },
  { name: 'support, topic of partners', who: 'free', open: at('/support/?topic=setup') },
  { name: 'support, topic of every plan', who: 'free', open: at('/support/?topic=billing') },
  { name: 'support, free plan', who: 'free', open: at('/support/') },
  {
    name: 'support, request refused',
    who: 'free',
    open: (page) => post(page, '/api/requests', { subject: 'Login', description: 'It fails.' }),
  },
  { name: 'my requests, none', who: 'free', open: at('/support/requests/') },
  { name: 'support, commercial plan', who: 'commercial', open: at('/support/') },
  { name: 'request form', who: 'commercial', open: at(NEW) },
  {
    name: 'request form with suggestions',
    who: 'commercial',
    javaScript: true,
    async open(page) {
      await page.goto(NEW);
      await page.getByLabel('Subject').fill('password');
      await page.getByRole('heading', { name: 'Perhaps this helps right away' }).waitFor();
    },
  },
  {
    name: 'request form with errors',
    who: 'commercial',
    async open(page) {
      await page.goto(NEW);
      await button(page, 'Send request');
      await told(page);
    },
  },
  {
    name: 'request sent',
    who: 'commercial',
    async open(page) {
      await page.goto(NEW);
      await page.getByLabel('Subject').fill('My new address is refused');
      await page.getByLabel('What happened?').fill('I see the error.\nI have one profile.');
      await button(page, 'Send request');
      await page.getByText('Your request is with us').waitFor();
    },
  },
  { name: 'my requests', who: 'commercial', open: at('/support/requests/') },
];

/** Each kind of page in a language that is written from the right, and some in the others. */
const languages: PageState[] = [
  { name: 'home in Arabic', open: at('/ar/') },
  { name: 'category in Arabic, some untranslated', open: at('/ar/categories/account/') },
  { name: 'article in Arabic', open: at(`/ar${SAMPLE}`) },
  { name: 'search in Arabic', open: at(`/ar/search/?q=${encodeURIComponent('البريد')}`) },
  { name: 'support in Arabic', open: at('/ar/support/') },
  { name: 'article in German', open: at(`/de${SAMPLE}`) },
  { name: 'A–Z in German, some untranslated', open: at('/de/articles/') },
  { name: 'article in Japanese', open: at(`/ja${SAMPLE}`) },
  { name: 'sign-in in Japanese', open: at('/ja/sign-in/') },
  { name: 'not translated', open: at('/ar/articles/accessibility/') },
  {
    name: 'choice of a language',
    async open(page) {
      await page.goto('/articles/');
      await button(page, 'Language: English');
      await page.locator('#languages').waitFor();
    },
  },
  {
    name: 'offer of a language',
    javaScript: true,
    async open(page) {
      await page.goto('/de/');
      await page.getByRole('link', { name: 'Read it in English' }).waitFor();
    },
  },
];

export const STATES: PageState[] = [
  ...pages,
  ...articleStates,
  ...feedback,
  ...people,
  ...support,
  ...languages,
];

/** Every state with each setting of scripts in which it is there, named for `test.each`. */
export const OPENINGS: [name: string, state: PageState, javaScript: boolean][] = STATES.flatMap(
  (state) =>
    [true, false]
      .filter((javaScript) => (state.javaScript ?? javaScript) === javaScript)
      .map((javaScript): [string, PageState, boolean] => [
        `${state.name}, ${javaScript ? 'with' : 'without'} JavaScript`,
        state,
        javaScript,
      ]),
);

/** Opens a state at 1280 pixels. */
export async function openState(
  stage: Stage,
  state: PageState,
  javaScript: boolean,
): Promise<Page> {
  const page = await stage.pageOf(state.who ?? 'nobody', javaScript);
  await page.setViewportSize({ width: 1280, height: 900 });
  await state.open(page, stage);
  return page;
}
