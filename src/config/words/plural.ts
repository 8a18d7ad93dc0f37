/** A sentence for each plural form a language has; `#` stands for the number. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Says how many, by the plural rules of the language (CLDR, as `Intl.PluralRules` knows them) and
 * with its digits. A form that is left out is said as `other`.
 */
export function plural(locale: string, forms: Forms): (n: number) => string {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return (n) => (forms[rules.select(n)] ?? forms.other).replace('#', () => digits.format(n));
}
