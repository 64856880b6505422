// Draws avatar images. All looks of a group have the same face, and each look has its own clothes.
import { hash, randomOf } from "../state/random.ts";

const skins = ["#f7dccb", "#f0c9a8", "#d9a47c", "#b5774f", "#8a5636", "#5f3a27"];
const hairs = ["#221815", "#3d2719", "#6b4226", "#a3672f", "#d8b06a", "#8f9199", "#7c3125"];
const cloths = ["#2747c7", "#7a3e65", "#2f6f60", "#b5532f", "#3f4657", "#8a6d1f", "#5335a8"];

export interface AvatarImage {
  /** Determines the face. */
  groupId: string;
  /** Determines the clothes and the background. */
  lookId: string;
  gender: string | null;
  /** Keywords of the look, such as its name and tags. */
  style: string;
  label: string;
  /** In pixels. Default: 480. */
  width?: number;
  /** In pixels. Default: 600. */
  height?: number;
}

/** The canvas of a person in units of the drawing. The shoulders end at the bottom edge. */
const drawn = { width: 480, height: 600 };
/** The part of the canvas that must be visible: from shoulder to shoulder, and with space above the hair. */
const seen = { width: 372, height: 545 };

/** The features of a face. */
interface Face {
  skin: string;
  hair: string;
  /** Half the width of the head. */
  half: number;
  isFemale: boolean;
  haircut: number;
  hasGlasses: boolean;
  hasBeard: boolean;
  /** Half the distance of the eyes. */
  eyes: number;
  smile: number;
}

/** Returns an SVG with the head and shoulders of a person, in the requested size. */
export function avatarImage({ groupId, lookId, gender, style, label, ...size }: AvatarImage): string {
  const { width, height } = { ...drawn, ...size };
  const face = faceOf(randomOf(hash(groupId)), gender);
  const random = randomOf(hash(lookId));
  const hue = Math.floor(random() * 360);
  const cloth = pick(cloths, random);
  const scale = Math.min(width / seen.width, height / seen.height);
  const left = (width - drawn.width * scale) / 2;
  const top = height - drawn.height * scale;
  const short = Math.min(width, height);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escapeXml(label)}</title>
<defs><linearGradient id="b" x2="1" y2="1"><stop stop-color="hsl(${hue} 42% 88%)"/><stop offset="1" stop-color="hsl(${(hue + 30) % 360} 38% 70%)"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#b)"/>
<circle cx="${round(width * (0.1 + random() * 0.2))}" cy="${round(height * 0.2)}" r="${round(short * 0.34)}" fill="#fff" opacity=".22"/>
<circle cx="${round(width * (0.75 + random() * 0.2))}" cy="${round(height * 0.62)}" r="${round(short * 0.46)}" fill="hsl(${hue} 40% 60%)" opacity=".22"/>
<g transform="translate(${round(left)} ${round(top)}) scale(${round(scale)})">
${person(face, style.toLowerCase(), cloth)}
</g></svg>`;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const pick = (values: readonly string[], random: () => number): string =>
  values[Math.floor(random() * values.length)] ?? "";

function faceOf(random: () => number, gender: string | null): Face {
  const isFemale = gender ? gender === "female" : random() < 0.5;
  return {
    skin: pick(skins, random),
    hair: pick(hairs, random),
    half: Math.round(90 + random() * 12),
    isFemale,
    haircut: Math.floor(random() * 3),
    hasGlasses: random() < 0.22,
    hasBeard: !isFemale && random() < 0.35,
    eyes: Math.round(36 + random() * 6),
    smile: Math.round(16 + random() * 14),
  };
}

function person(face: Face, style: string, cloth: string): string {
  const { skin, hair, half, hasGlasses, hasBeard, eyes, smile } = face;
  const [left, right] = [240 - half, 240 + half];
  const head = `M${left} 250C${left} 138 ${right} 138 ${right} 250C${right} 346 292 402 240 402S${left} 346 ${left} 250z`;
  const { back, front } = face.isFemale ? longHair(face) : shortHair(face);
  return `<g fill="${hair}">${back}</g>
<path d="M202 350h76v84q-38 50-76 0z" fill="${skin}"/><path d="M202 376q38 44 76 8v22q-40 40-76-2z" opacity=".14"/>
${clothes(style, cloth, face)}
<g fill="${skin}"><ellipse cx="${left + 1}" cy="276" rx="14" ry="24"/><ellipse cx="${right - 1}" cy="276" rx="14" ry="24"/><path d="${head}"/></g>
${hasBeard ? `<path d="M${left + 2} 276C${left + 4} 352 192 408 240 408S${right - 4} 352 ${right - 2} 276C${right - 14} 326 284 320 240 320S${left + 14} 326 ${left + 2} 276z" fill="${hair}"/>` : ""}
<g fill="#e0524f" opacity=".13"><circle cx="${240 - eyes - 18}" cy="318" r="20"/><circle cx="${240 + eyes + 18}" cy="318" r="20"/></g>
<g fill="#25211f"><circle cx="${240 - eyes}" cy="277" r="8"/><circle cx="${240 + eyes}" cy="277" r="8"/></g>
<g fill="#fff"><circle cx="${243 - eyes}" cy="274" r="2.5"/><circle cx="${243 + eyes}" cy="274" r="2.5"/></g>
<path d="M${222 - eyes} 254q18-12 36-3M${258 + eyes} 254q-18-12-36-3" fill="none" stroke="#2b1d16" stroke-opacity=".75" stroke-width="6" stroke-linecap="round"/>
<path d="M242 284q-12 30 2 34" fill="none" stroke="#000" stroke-opacity=".2" stroke-width="5" stroke-linecap="round"/>
<path d="M206 346q34 ${smile} 68 0q-6 ${smile + 14}-34 ${smile + 14}t-34-${smile + 14}z" fill="#8f343c"/><path d="M213 349.5q27 ${smile - 7} 54 0l-4 8q-23 ${smile - 8}-46 0z" fill="#fff"/>
<g fill="${hair}">${front}</g>
${hasGlasses ? glasses(eyes) : ""}`;
}

const glasses = (eyes: number): string =>
  `<g fill="#fff" fill-opacity=".12" stroke="#2a2c33" stroke-width="5"><circle cx="${240 - eyes}" cy="278" r="29"/><circle cx="${240 + eyes}" cy="278" r="29"/><path d="M${269 - eyes} 274q${eyes - 29}-8 ${2 * eyes - 58} 0" fill="none"/></g>`;

interface Hair {
  /** The part behind the head. */
  back: string;
  /** The part in front of the head. */
  front: string;
}

function longHair({ half, haircut }: Face): Hair {
  const [left, right] = [240 - half, 240 + half];
  const long = `<path d="M${left - 24} 262C${left - 30} 96 ${right + 30} 96 ${right + 24} 262C${right + 34} 380 ${right + 26} 452 ${right - 8} 474H${left + 8}C${left - 26} 452 ${left - 34} 380 ${left - 24} 262z"/>`;
  const bob = `<path d="M${left - 24} 262C${left - 30} 96 ${right + 30} 96 ${right + 24} 262q10 90-16 124H${left - 8}q-26-34-16-124z"/>`;
  const middle = `<path d="M240 134C150 128 ${left - 16} 196 ${left - 12} 300C${left + 8} 258 206 226 240 178C274 226 ${right - 8} 258 ${right + 12} 300C${right + 16} 196 330 128 240 134z"/>`;
  const side = `<path d="M206 132C138 140 ${left - 18} 206 ${left - 12} 296C${left + 2} 252 190 226 206 180C250 232 ${right - 26} 224 ${right + 12} 300C${right + 24} 180 324 106 206 132z"/>`;
  if (haircut === 0) return { back: long, front: middle };
  if (haircut === 1) return { back: bob, front: side };
  return { back: `<circle cx="240" cy="112" r="42"/>`, front: side };
}

function shortHair({ half, haircut }: Face): Hair {
  const [left, right] = [240 - half, 240 + half];
  const swept = `<path d="M${left - 5} 266C${left - 20} 160 176 116 252 118C336 118 ${right + 20} 172 ${right + 5} 266C${right + 1} 232 ${right - 10} 214 ${right - 22} 204C292 216 224 206 190 184C178 206 ${left + 8} 218 ${left - 5} 266z"/>`;
  const crop = `<path d="M${left - 4} 264C${left - 14} 116 ${right + 14} 116 ${right + 4} 264C${right - 2} 226 ${right - 12} 208 ${right - 20} 202Q240 178 ${left + 20} 202C${left + 12} 208 ${left + 2} 226 ${left - 4} 264z"/>`;
  if (haircut === 0) return { back: "", front: swept };
  if (haircut === 1) return { back: "", front: crop };
  const curls = [-84, -62, -34, 0, 34, 62, 84].map((x) => {
    const y = 140 + (x * x) / 130;
    return `<circle cx="${240 + x}" cy="${round(y)}" r="36"/>`;
  });
  return { back: curls.join(""), front: crop + curls.slice(1, -1).join("") };
}

/** The clothes for the keywords of a look: a space suit, a gown, a suit, or a sweater. */
function clothes(style: string, color: string, { skin, isFemale }: Face): string {
  const body = (fill: string) =>
    `<path d="M62 600C66 500 120 462 200 438q40 44 80 0C360 462 414 500 418 600z" fill="${fill}"/>`;
  if (/space|commander/.test(style)) {
    return `${body("#e3e7ef")}<path d="M168 440q72 58 144 0l10 34q-82 58-164 0z" fill="#6d7890"/><path d="M120 600l14-100M360 600l-14-100" stroke="#c3cad8" stroke-width="6"/><rect x="282" y="520" width="62" height="40" rx="8" fill="${color}"/><circle cx="150" cy="540" r="16" fill="#d9534a"/>`;
  }
  if (isFemale && /evening|gown|dress/.test(style)) {
    return `<path d="M76 600C84 500 130 468 204 440q36 40 72 0C350 468 396 500 404 600z" fill="${skin}"/><path d="M96 600q4-64 34-92q58 62 110 32q52 30 110-32q30 28 34 92z" fill="${color}"/><path d="M130 510l18-52M350 510l-18-52" stroke="${color}" stroke-width="9"/>`;
  }
  if (/business|suit|blazer|office|news|evening/.test(style)) {
    return `${body(color)}<path d="M196 436L240 560L284 436q-44 52-88 0z" fill="#fff"/><path d="M229 474h22l-5 20 12 62-18 26-18-26 12-62z" fill="#1c1e24"/><path d="M198 434l-34 36 22 26-12 12 66 92 66-92-12-12 22-26-34-36-42 134z" fill="#000" opacity=".22"/>`;
  }
  return `${body(color)}<path d="M196 440q44 62 88 0l12 6q-54 82-112 0z" fill="#000" opacity=".2"/>`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids these control characters
const forbiddenInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Escapes a text for XML and HTML, including attributes. */
export const escapeXml = (text: string): string =>
  text.replace(forbiddenInXml, "").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
