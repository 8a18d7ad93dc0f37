import { expect, test } from 'vitest';
import { readSite } from '#config/site.ts';
import { socialImage } from './social-image.ts';

const { brand } = readSite('content');
const other = { ...brand, accent: { ...brand.accent, light: '#123456' as const } };

test('a picture is named after what it shows and what it is made of', () => {
  const { path, svg } = socialImage(brand, { id: 'account', icon: 'account' });
  expect(path).toMatch(/^\/social\/account\.[\da-f]{12}\.png$/);
  expect(svg).toContain('width="1200" height="630"');
  expect(socialImage(brand, { id: 'account', icon: 'account' }).path).toBe(path);
  expect(socialImage(brand, { id: 'account', icon: 'key' }).path).not.toBe(path);
  expect(socialImage(other, { id: 'account', icon: 'account' }).path).not.toBe(path);
  expect(socialImage(brand).path).toMatch(/^\/social\/site\./);
});

test('every drawing has a colour and one size', () => {
  const { svg } = socialImage(other, { id: 'own', icon: 'icon.svg' });
  expect(svg).not.toContain('var(');
  expect(svg).toContain('color="#123456"');
  for (const [tag] of svg.matchAll(/<svg\b[^>]*>/g)) {
    expect(tag.match(/\swidth=/g)).toHaveLength(1);
  }
});
