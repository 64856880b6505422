/** Width and height of the images, by aspect ratio. */
const imageSizes: Readonly<Record<string, ImageSize>> = {
  "16:9": { width: 960, height: 540 },
  "9:16": { width: 540, height: 960 },
  "1:1": { width: 600, height: 600 },
  "4:5": { width: 480, height: 600 },
  "5:4": { width: 600, height: 480 },
};

/** In pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** The size of an image with this aspect ratio. Default: 4:5. */
export function imageSize(aspectRatio: string | null): ImageSize {
  return imageSizes[aspectRatio ?? ""] ?? { width: 480, height: 600 };
}

/** The orientation of a picture. */
export function orientationOf({ width, height }: ImageSize): "portrait" | "landscape" | "square" {
  if (width === height) return "square";
  return width > height ? "landscape" : "portrait";
}
