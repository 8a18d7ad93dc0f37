/**
 * Our own line drawings for categories and controls: the outline of each on a field of 24 by 24,
 * drawn with a pen of 1.5. `categories.yml` names one, or an SVG in `public/`.
 */
export const ICONS = {
  account:
    'M12 12.5a4.25 4.25 0 1 0 0-8.5 4.25 4.25 0 0 0 0 8.5zM4 20.5c.7-3.4 3.8-5 8-5s7.3 1.6 8 5',
  book: 'M12 6.5c-2-1.4-4.9-2-8.5-2v14c3.6 0 6.5.6 8.5 2 2-1.4 4.9-2 8.5-2v-14c-3.6 0-6.5.6-8.5 2zm0 0v14',
  calendar: 'M4 5.5h16v15H4zM4 10h16M8.5 3v4M15.5 3v4',
  card: 'M3 6h18v13H3zM3 10.5h18M6.5 15h4',
  chart: 'M4 20.5h16M7 17v-5M12 17V6M17 17V9.5',
  chat: 'M4 5h16v11.500h-9l-4.5 4v-4H4z',
  cloud: 'M7 18.5a4.5 4.5 0 0 1-.4-9 6 6 0 0 1 11.5 1.5 3.8 3.8 0 0 1-.6 7.500z',
  compass: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm3.5-12.500l-2 5-5 2 2-5z',
  device: 'M7 2.5h10v19H7zM11 18.500h2',
  document: 'M6 3h8l4.5 4.500V21H6zM14 3v5h4.500M9 12.500h6M9 16.500h6',
  flag: 'M6 21V4h12.500l-3 4.250 3 4.250H6',
  folder: 'M3.5 5.500h6l2 2.500h9v11h-17z',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c2.5 2.5 3.7 5.5 3.7 9s-1.2 6.5-3.7 9c-2.5-2.5-3.7-5.5-3.7-9s1.2-6.5 3.7-9z',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.700a2.5 2.5 0 1 1 3.7 2.200c-.8.4-1.2.9-1.2 1.800M12 16.500v.01',
  key: 'M7.5 18.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm2.9-6.900L19 3.500M16 6.300l3 3M13 9.200l2 2',
  mail: 'M3.5 5.500h17v13h-17zM4 6.300l8 6.2 8-6.2',
  pen: 'M4 20l1-4.500L16 4.5 19.5 8l-11 11zM13.7 6.800l3.5 3.5',
  people:
    'M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-3.3 3.1-4.8 6.5-4.800s6 1.5 6.5 4.800M15.5 4.800a3.5 3.5 0 0 1 0 6.400M18 15.500c2 .6 3.2 2.2 3.5 4.5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zm4.8-1.700L20 20',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  shield:
    'M12 3l7.5 2.800v5.700c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.500V5.800zM8.8 12l2.3 2.3 4.2-4.4',
} as const;

export type IconName = keyof typeof ICONS;

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(ICONS, name);
}
