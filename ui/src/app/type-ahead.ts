// Ctrl+K and the words are typed in one go: what is struck before the palette's field has the focus is kept for it.
let typed = '';

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length !== 1) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  typed += event.key;
}

export function startTypeAhead(): void {
  typed = '';
  window.addEventListener('keydown', onKeyDown, { capture: true });
}

/** What was typed meanwhile; from here on the field hears the keys itself. */
export function takeTyped(): string {
  window.removeEventListener('keydown', onKeyDown, { capture: true });
  const text = typed;
  typed = '';
  return text;
}
