import { createContext, use } from 'react';

/** Pop-ups open inside the main landmark, or inside the dialog that asked for them: nothing of the page lies outside a landmark. */
export const InDialog = createContext(false);
const main = { get current() { return document.getElementById('main'); } };

export const usePopupHome = (): { container?: typeof main } => (use(InDialog) ? {} : { container: main });
