import type { Page } from 'playwright-core';
import { en } from '../../../src/config/words/en.ts';
import { ANA, ARTICLE, ERROR } from './people.ts';
import type { ArticleShots } from './shot.ts';
import type { Stage } from './stage.ts';

const REFERENCE = 'WM-7K3M9QXD';
const SENT_AT = '2026-11-20T09:41:00.000Z';

/**
 * Fills the form in and sends it; ends on the request's page as its sender first sees it. Reference
 * and instant, which are new each time, are settled.
 */
export async function sendSampleRequest(
  stage: Stage,
  page: Page,
  reference: string,
): Promise<void> {
  await fillIn(page);
  await page.getByRole('button', { name: en.request.send }).click();
  await page.getByText(en.request.sentTitle).waitFor();
  const sent = new URL(page.url()).pathname.split('/').at(-2) ?? '';
  stage.settle(
    'update requests set reference = ?, created_at = ? where reference = ?',
    reference,
    SENT_AT,
    sent,
  );
  await page.goto(page.url().replace(sent, reference));
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel(en.request.subject).fill('My new address is refused');
  await page
    .getByLabel(en.request.description)
    .fill(`I see “${ERROR}”,\nalthough I have only one profile.`);
}

/** Pictures of "Send a request to the support team". */
export const sendARequest: ArticleShots = {
  category: 'support',
  article: 'send-a-request',
  async take(stage, snap) {
    stage.addCustomer(ANA, 'professional');
    const page = await stage.newPage();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const link = (name: string) => page.getByRole('link', { name, exact: true });
    await stage.signIn(page, ANA);
    await page.goto(`${ARTICLE}?q=${encodeURIComponent(ERROR)}`);
    await button(en.vote.down).click();
    await button(en.reasons['did-not-work']).click();
    const ask = link(en.nextStep.request.button);
    await ask.hover();
    await snap('1-ask-from-the-article.png', {
      page,
      height: 262,
      from: page.getByRole('heading', { name: en.nextStep.request.title }),
      shows: [ask],
    });

    await ask.click();
    const write = link(en.support.requestButton);
    await write.hover();
    await snap('2-write-a-request.png', {
      page,
      height: 380,
      from: page.getByRole('heading', { name: en.support.title, exact: true }),
      shows: [write],
    });

    await write.click();
    const known = page.getByRole('region', { name: en.request.trailTitle });
    await page.mouse.move(0, 0);
    await snap('3-what-we-already-know.png', {
      page,
      height: 365,
      from: page.getByRole('heading', { level: 1 }),
      shows: [known],
    });

    await fillIn(page);
    const send = button(en.request.send);
    await send.hover();
    await snap('4-say-what-happened.png', {
      page,
      height: 520,
      from: page.getByText(en.request.subject, { exact: true }),
      shows: [send],
    });

    await sendSampleRequest(stage, page, REFERENCE);
    await page.mouse.move(0, 0);
    await snap('5-your-request-is-with-us.png', {
      page,
      height: 440,
      from: page.getByText(en.request.sentTitle),
      shows: [page.getByText(`Its reference is ${REFERENCE}.`)],
    });
  },
};
