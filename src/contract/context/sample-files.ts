// The first bytes of files, which tell their media type.

const latin = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (character) => character.charCodeAt(0));

interface SampleFile {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export const sampleFiles: Record<"png" | "jpeg" | "mp4" | "mp3", SampleFile> = {
  png: { type: "image/png", bytes: latin("\x89PNG\r\n\x1a\n\0\0\0\rIHDR") },
  jpeg: { type: "image/jpeg", bytes: latin("\xff\xd8\xff\xe0\0\x10JFIF\0") },
  mp4: { type: "video/mp4", bytes: latin("\0\0\0\x18ftypmp42\0\0\0\0mp42isom") },
  mp3: { type: "audio/mpeg", bytes: latin("ID3\x03\0\0\0\0\0\x21TSSE") },
};

export type Media = "image" | "video" | "audio";

const ofMedia = { image: sampleFiles.png, video: sampleFiles.mp4, audio: sampleFiles.mp3 };

/** A form with a small file of a kind of media. */
export function formWith(media: Media): FormData {
  const { type, bytes } = ofMedia[media];
  const form = new FormData();
  form.set("file", new Blob([bytes], { type }), "file");
  return form;
}
