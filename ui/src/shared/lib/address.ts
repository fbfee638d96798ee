import type { Address } from '@/bindings';

/** As on a letter. The country is named only when it is not the shop's own, the region only when the city does not say it. */
export function addressLines(address: Address, home: { country: string; locale: string }): string[] {
  const country = address.country === home.country || address.country === '' ? '' : new Intl.DisplayNames([home.locale], { type: 'region' }).of(address.country) ?? address.country;
  return [address.name, address.line1, address.line2, `${address.postalCode} ${address.city}`.trim(), address.region === address.city ? '' : address.region, country].filter(Boolean);
}
