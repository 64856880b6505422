// Generates a soft hum instead of speech, as a WAV file with 8 bits and 8 kHz.
const samplesPerSecond = 8_000;
/** The maximum duration, in milliseconds. The longest text, with 5,000 characters at the lowest speed, takes this long. */
const maxMs = 10 * 60 * 1000;
/** One period of the hum, which has a frequency of 200 Hz. */
const wave = Uint8Array.from({ length: 40 }, (_, index) => 128 + Math.round(12 * Math.sin((2 * Math.PI * index) / 40)));

/** Returns a hum of `ms` milliseconds; an empty sound if `ms` is negative or NaN. */
export function speechSound(ms: number): Uint8Array<ArrayBuffer> {
  const length = Math.round((Math.min(Math.max(ms || 0, 0), maxMs) / 1000) * samplesPerSecond);
  const bytes = new Uint8Array(44 + length);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  write(0, "RIFF");
  view.setUint32(4, 36 + length, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, samplesPerSecond, true);
  view.setUint32(28, samplesPerSecond, true); // bytes per second
  view.setUint16(32, 1, true); // bytes per sample
  view.setUint16(34, 8, true); // bits per sample
  write(36, "data");
  view.setUint32(40, length, true);
  for (let index = 0; index < length; index++) bytes[44 + index] = wave[index % wave.length] ?? 0;
  return bytes;
}
