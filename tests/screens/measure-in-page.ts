/** How far two pictures are apart; the differences are mean levels per color channel, 0 to 255. */
export interface Distance {
  readonly sizes: readonly [string, string];
  /** Over the whole picture. */
  readonly mean: number;
  /** In the square that differs most, so that one changed word shows. */
  readonly worst: number;
}

/**
 * Measures two PNGs, given in base64, square by square. It runs inside the page and uses nothing
 * from outside itself: Chromium decodes the pictures, so no PNG library is needed.
 */
export async function measureInPage(input: {
  expected: string;
  actual: string;
  square: number;
}): Promise<Distance> {
  const decode = async (base64: string) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const { width, height } = image;
    const drawing = new OffscreenCanvas(width, height).getContext('2d');
    if (!drawing) throw new Error('This browser has no 2D canvas.');
    drawing.drawImage(image, 0, 0);
    return { width, height, data: drawing.getImageData(0, 0, width, height).data };
  };
  const [one, two] = [await decode(input.expected), await decode(input.actual)];
  const sizes = [`${one.width} × ${one.height}`, `${two.width} × ${two.height}`] as const;
  if (sizes[0] !== sizes[1]) return { sizes, mean: 255, worst: 255 };

  const columns = Math.ceil(one.width / input.square);
  const sums = new Float64Array(columns * Math.ceil(one.height / input.square));
  for (let at = 0; at < one.data.length; at++) {
    const pixel = at >> 2;
    const row = Math.floor(Math.floor(pixel / one.width) / input.square);
    const square = row * columns + Math.floor((pixel % one.width) / input.square);
    sums[square] = (sums[square] ?? 0) + Math.abs((one.data[at] ?? 0) - (two.data[at] ?? 0));
  }
  // Three of four values are colors; opacity is always equal.
  const colors = one.data.length * 0.75;
  const mean = sums.reduce((sum, value) => sum + value, 0) / colors;
  return { sizes, mean, worst: Math.max(...sums) / (input.square * input.square * 3) };
}
