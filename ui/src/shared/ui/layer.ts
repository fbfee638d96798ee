import { createContext, type RefObject, use } from 'react';

/** Where pop-ups open: in the main landmark, or in the dialog that asked for them. Nothing of a page lies outside a landmark. */
const main: RefObject<HTMLElement | null> = { get current() { return document.getElementById('main'); } };
export const PopupHome = createContext(main);

export const usePopupHome = (): RefObject<HTMLElement | null> => use(PopupHome);
