import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Picture } from '../block.ts';

const require = createRequire(import.meta.url);
let fonts: Promise<Uint8Array[]> | undefined;

async function prepare(): Promise<Uint8Array[]> {
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return [await readFile(require.resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'))];
}

/** For formats whose readers may not know SVG: the picture at twice its size, as PNG. */
export async function pictureAsPng(picture: Picture): Promise<Uint8Array> {
  fonts ??= prepare();
  const drawing = new Resvg(picture.svg, {
    fitTo: { mode: 'width', value: picture.width * 2 },
    font: { fontBuffers: await fonts, defaultFontFamily: 'Roboto' },
  });
  try {
    return drawing.render().asPng();
  } finally {
    drawing.free();
  }
}
