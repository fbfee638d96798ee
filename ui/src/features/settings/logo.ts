// A logo as the papers take it: whatever picture a person chooses becomes a PNG no larger than a printer can show.

import { base64Of } from '@/shared/lib/bytes';

/** 60 × 18 mm, the most room papers have, at 600 dpi. */
const MOST = { width: 1_417, height: 425 } as const;
/** What the program takes. */
export const LOGO_BYTES = 512 * 1024;
export const logoEndings = ['png', 'jpg', 'jpeg', 'svg'] as const;

export interface Size { width: number; height: number }

/** The size a picture is kept in: all of the room if it is drawn (SVG), never more points than it has otherwise. */
export function logoSize(picture: Size, drawn: boolean): Size {
  const fits = Math.min(MOST.width / picture.width, MOST.height / picture.height);
  const scale = drawn ? fits : Math.min(1, fits);
  return { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) };
}

/** The picture as a PNG in base64; rejects what is none. One with too many colours is kept smaller until it is light enough. */
export async function readLogo(file: Blob): Promise<string> {
  const url = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const natural = { width: picture.naturalWidth, height: picture.naturalHeight };
    if (natural.width === 0 || natural.height === 0) throw new Error('a picture without a size');
    let size = logoSize(natural, file.type === 'image/svg+xml');
    for (;;) {
      const png = await painted(picture, size);
      if (png.size <= LOGO_BYTES) return await base64Of(png);
      size = { width: Math.max(1, size.width >> 1), height: Math.max(1, size.height >> 1) };
    }
  } finally {
    URL.revokeObjectURL(url);
  }
}

function painted(picture: HTMLImageElement, size: Size): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG was made'))), 'image/png'));
}
