import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { asCallError, type FeedEvent, type Host } from './host';
import { saveInBrowser } from './http';

const nameOf = (path: string) => path.split(/[\\/]/).pop() ?? path;
/** Turns Tauri's promised unlisten into the plain one pages expect. */
const stopper = (started: Promise<() => void>) => () => void started.then((stop) => stop());

export const tauriHost: Host = {
  kind: 'tauri',
  async call(name, payload) {
    try {
      return await invoke('call', { name, payload });
    } catch (thrown) {
      throw asCallError(thrown);
    }
  },
  onFeed: (listener) => stopper(listen<FeedEvent>('feed', (event) => listener(event.payload))),
  async pickFile(kinds) {
    const path = await invoke<string | null>('plugin:dialog|open', { options: { multiple: false, directory: false, filters: kinds } });
    return path === null ? null : { file: path, name: nameOf(path) };
  },
  upload: () => Promise.reject(asCallError('the window reads files by their path')),
  onFilesDropped: (listener) =>
    stopper(
      getCurrentWebview().onDragDropEvent((event) => {
        if (event.payload.type === 'drop') listener(event.payload.paths.map((path) => ({ file: path, name: nameOf(path) })));
      }),
    ),
  onOpenOrder: (listener) => stopper(listen<string | null>('open-order', (event) => listener(event.payload))),
  // Documents are saved by Rust (document.save); this is for small texts such as the list of import errors.
  saveFile: saveInBrowser,
};

export function pickSavePath(fileName: string): Promise<string | null> {
  return invoke<string | null>('plugin:dialog|save', { options: { defaultPath: fileName } });
}

export function pickFolder(): Promise<string | null> {
  return invoke<string | null>('plugin:dialog|open', { options: { multiple: false, directory: true } });
}
