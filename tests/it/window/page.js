// Runs in the page. Finds what a person would point at, by role and accessible name, label or text.
// arguments: [what, ...]; what = 'find' (steps) | 'outline' | 'text' | 'scan' (code)
const [what, given] = arguments;
const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden'
  && !element.closest('[aria-hidden="true"], [inert]');

const byTag = {
  A: (e) => (e.hasAttribute('href') ? 'link' : ''), BUTTON: 'button', SUMMARY: 'button', TEXTAREA: 'textbox', NAV: 'navigation', MAIN: 'main',
  ASIDE: 'complementary', FORM: 'form', TABLE: 'table', TR: 'row', TD: 'cell', TH: 'columnheader', UL: 'list', OL: 'list', LI: 'listitem',
  DIALOG: 'dialog', IMG: 'img', OUTPUT: 'status', PROGRESS: 'progressbar', OPTION: 'option', FIELDSET: 'group', ARTICLE: 'article', SECTION: 'region',
  HEADER: 'banner', FOOTER: 'contentinfo', H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading',
  SELECT: (e) => (e.multiple ? 'listbox' : 'combobox'),
  INPUT: (e) => ({ checkbox: 'checkbox', radio: 'radio', button: 'button', submit: 'button', number: 'spinbutton', search: 'searchbox', range: 'slider', hidden: '' }[e.type] ?? 'textbox'),
};
function roleOf(element) {
  const own = element.getAttribute('role');
  if (own) return own.split(' ')[0];
  const role = byTag[element.tagName];
  return typeof role === 'function' ? role(element) : role ?? '';
}
function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  if (node.tagName === 'IMG') return node.alt;
  if (node.tagName === 'STYLE' || node.tagName === 'SCRIPT') return '';
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return '';
  const text = node.getAttribute('aria-label') ?? [...node.childNodes].map(textOf).join('');
  return style.display.startsWith('inline') && style.display === 'inline' ? text : ` ${text} `;
}
function nameOf(element) {
  const ids = element.getAttribute('aria-labelledby');
  if (ids) return squeeze(ids.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(textOf).join(' '));
  const label = element.getAttribute('aria-label');
  if (label) return squeeze(label);
  if (element.labels?.length) return squeeze([...element.labels].map(textOf).join(' '));
  if (isField(element)) return squeeze(element.title || element.placeholder || '');
  if (element.tagName === 'IMG') return squeeze(element.alt);
  if (element.tagName === 'FIELDSET') return squeeze(textOf(element.querySelector('legend') ?? document.createTextNode('')));
  return squeeze(textOf(element)) || squeeze(element.title ?? '');
}
const fields = ['textbox', 'searchbox', 'combobox', 'spinbutton', 'checkbox', 'radio', 'switch', 'slider', 'listbox'];
const isField = (element) => fields.includes(roleOf(element));

/** Exact names win; else those that contain the wanted one. */
function named(elements, name) {
  if (name === undefined) return elements;
  const wanted = squeeze(name);
  const names = elements.map((element) => [element, nameOf(element)]);
  const exact = names.filter(([, found]) => found === wanted);
  return (exact.length > 0 ? exact : names.filter(([, found]) => found.includes(wanted))).map(([element]) => element);
}
function candidates(scope, step) {
  const all = [...scope.querySelectorAll(step.css ?? '*')].filter(isShown);
  if (step.css) return all;
  if (step.text !== undefined) {
    const wanted = squeeze(step.text);
    const holders = all.filter((element) => squeeze(textOf(element)).includes(wanted));
    return holders.filter((element) => !holders.some((other) => other !== element && element.contains(other)));
  }
  return named(all.filter((element) => (step.field ? isField(element) : roleOf(element) === step.role)), step.name);
}
const told = (element) => `${roleOf(element) || element.tagName.toLowerCase()} "${nameOf(element).slice(0, 80)}"`;

function find(steps) {
  let scope = document;
  for (const step of steps) {
    const found = candidates(scope, step);
    if (step.nth === undefined && found.length > 1) return { several: found.slice(0, 10).map(told) };
    const element = found[step.nth ?? 0];
    if (!element) return {};
    scope = element;
  }
  scope.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return { element: scope };
}
/** What is there to point at, for the message of a failed step. */
function outline() {
  const kinds = 'h1, h2, h3, a[href], button, input, select, textarea, summary, [role]';
  const lines = [...document.querySelectorAll(kinds)].filter(isShown).map(told).filter((line) => !/^(none|presentation|row|cell|gridcell) /.test(line));
  return [`at ${location.href.slice(0, 200)}`, ...new Set(lines)].slice(0, 80).join('\n');
}
/** The keys of a barcode scanner: faster than any hand. */
function scan(code) {
  for (const key of [...code, 'Enter']) {
    const target = document.activeElement ?? document.body;
    for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }));
  }
}
switch (what) {
  case 'find': return find(given);
  case 'outline': return outline();
  case 'text': return squeeze(document.body.innerText);
  case 'scan': return scan(given);
}
