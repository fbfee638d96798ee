// The shop as it was at start: company, locations, language, and the location this person works at.
import { createContext, use, type ReactNode } from 'react';
import type { Boot, Language, LocationId, LocationRef } from '@/bindings';

export interface Shop extends Boot {
  language: Language;
  /** The location chosen in the top bar; undefined means all of them. */
  locationId: LocationId | undefined;
  location: LocationRef | undefined;
  /** Where counter work happens: the chosen location, else the first shop. */
  counter: LocationRef | undefined;
  setLanguage(language: Language): void;
  setLocation(locationId: LocationId | undefined): void;
}
const Context = createContext<Shop | null>(null);

export function ShopProvider(props: { shop: Shop; children: ReactNode }) {
  return <Context value={props.shop}>{props.children}</Context>;
}

export function useShop(): Shop {
  const shop = use(Context);
  if (!shop) throw new Error('ShopProvider is missing');
  return shop;
}
