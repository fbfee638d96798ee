import { asCallError, bytesOf, CallError, type FeedEvent, type FileKind, type Host } from './host';

const origin = '';

async function call(name: string, payload: object): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`${origin}/call/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) });
  } catch (thrown) {
    throw asCallError(thrown);
  }
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  try {
    throw asCallError(JSON.parse(text));
  } catch (thrown) {
    if (thrown instanceof CallError) throw thrown;
    throw asCallError(`HTTP ${response.status}`);
  }
}

function onFeed(listener: (event: FeedEvent | null) => void): () => void {
  const source = new EventSource(`${origin}/feed`);
  let broken = false;
  source.addEventListener('message', (message) => listener(JSON.parse(String(message.data)) as FeedEvent));
  source.addEventListener('error', () => { broken = true; });
  source.addEventListener('open', () => {
    // Changes made while the line was down are not repeated, so read all again.
    if (broken) listener(null);
    broken = false;
  });
  return () => source.close();
}

async function upload(file: File): Promise<string> {
  const response = await fetch(`${origin}/upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
  if (!response.ok) throw asCallError(await response.json());
  const answer: { file: string } = await response.json();
  return answer.file;
}

export function chooseInBrowser(kinds: FileKind[]): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = kinds.flatMap((kind) => kind.extensions.map((extension) => `.${extension}`)).join(',');
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

export async function saveInBrowser(fileName: string, base64: string, mime: string): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return true;
}

export const httpHost: Host = {
  kind: 'http',
  call,
  onFeed,
  upload,
  async pickFile(kinds) {
    const file = await chooseInBrowser(kinds);
    return file && { file: await upload(file), name: file.name };
  },
  onFilesDropped: () => () => undefined,
  onOpenOrder: () => () => undefined,
  saveFile: saveInBrowser,
};
