import { en } from '../../../src/config/words/en.ts';
import { BEN } from './people.ts';
import { sendSampleRequest } from './send-a-request.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Follow my requests". */
export const followMyRequests: ArticleShots = {
  category: 'support',
  article: 'follow-my-requests',
  async take(stage, snap) {
    stage.addCustomer(BEN, 'standard');
    const page = await stage.newPage();
    await stage.signIn(page, BEN);
    await page.goto('/support/new?article=change-my-bitrix24-login');
    await sendSampleRequest(stage, page, 'WM-7K3M9QXD');

    await page.goto('/support/requests/');
    const entry = page.getByRole('link', { name: 'My new address is refused' });
    await entry.hover();
    await snap('1-open-my-requests.png', {
      page,
      height: 300,
      from: page.getByRole('heading', { level: 1 }),
      shows: [entry],
    });

    await entry.click();
    await page.mouse.move(0, 0);
    await snap('2-read-its-status.png', {
      page,
      height: 360,
      from: page.getByRole('heading', { level: 1 }),
      shows: [page.getByText(en.request.status.new), page.getByText(en.request.yourMessage)],
    });
  },
};
