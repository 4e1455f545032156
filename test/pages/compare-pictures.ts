import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How two pictures differ. */
export interface Difference {
  /** Of the pixels, from 0 to 1; 1 where the pictures are not even of the same size. */
  readonly share: number;
  /** A picture of where, as PNG; empty where nothing differs, or all. */
  readonly picture: Buffer;
}

/**
 * Compares two pictures pixel by pixel.
 *
 * @param one - a PNG
 * @param other - a PNG
 * @param threshold - how much a pixel's colour may differ, from 0 to 1; 0: not at all
 */
export function comparePictures(one: Buffer, other: Buffer, threshold = 0.1): Difference {
  if (one.equals(other)) return { share: 0, picture: Buffer.alloc(0) };
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  const { width, height } = a;
  if (b.width !== width || b.height !== height) return { share: 1, picture: Buffer.alloc(0) };
  const drawn = new PNG({ width, height });
  const differing = pixelmatch(a.data, b.data, drawn.data, width, height, { threshold });
  return { share: differing / (width * height), picture: PNG.sync.write(drawn) };
}
