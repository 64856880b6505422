// Avatar images: the same face for all looks of a group, dressed by the look. Drawn, not photographed.
import { hash, randomOf } from "../state/random.ts";

const skins = ["#f6d7c3", "#eabf9f", "#c68e6a", "#8d5a3b", "#5b3a29"];
const hairs = ["#2b1d16", "#5a3825", "#a8693a", "#d9b36c", "#b9bcc4", "#7c2d2a"];
const cloths = ["#2f4b7c", "#7a3e65", "#3f6f5f", "#b5532f", "#444a58", "#8a6d1f"];

export interface AvatarImage {
  /** Decides the face. */
  groupId: string;
  /** Decides clothes and background. */
  lookId: string;
  gender: string | null;
  /** Words about the look, such as its name and tags. */
  style: string;
  label: string;
}

/** An SVG of 480 by 600. */
export function avatarImage({ groupId, lookId, gender, style, label }: AvatarImage): string {
  const face = randomOf(hash(groupId));
  const dress = randomOf(hash(lookId));
  const pick = (values: readonly string[], random: () => number) => values[Math.floor(random() * values.length)] ?? "";
  const skin = pick(skins, face);
  const hair = pick(hairs, face);
  const width = 96 + face() * 18;
  const eyes = 36 + face() * 8;
  const long = gender === "female";
  const hue = Math.floor(dress() * 360);
  const cloth = pick(cloths, dress);
  const smile = 10 + face() * 14;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 600" width="480" height="600" role="img">
<title>${escapeXml(label)}</title>
<defs><linearGradient id="b" x2="0" y2="1"><stop stop-color="hsl(${hue} 45% 82%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 40% 62%)"/></linearGradient></defs>
<rect width="480" height="600" fill="url(#b)"/>
<circle cx="${90 + dress() * 300}" cy="${90 + dress() * 60}" r="${50 + dress() * 60}" fill="#fff" opacity=".25"/>
${long ? `<path d="M${240 - width - 22} 240q-14 190 24 260h${2 * width - 4}q38-70 24-260z" fill="${hair}"/>` : ""}
<path d="M205 370h70v90h-70z" fill="${skin}"/>
${clothes(style.toLowerCase(), cloth)}
<ellipse cx="240" cy="270" rx="${width}" ry="130" fill="${skin}"/>
<path d="M${240 - width - 8} 262q-10-160 ${width + 8}-160t${width + 8} 160q-30-70-${width}-76t-${width + 16} 76z" fill="${hair}"/>
<g fill="#22252b"><circle cx="${240 - eyes}" cy="272" r="8"/><circle cx="${240 + eyes}" cy="272" r="8"/></g>
<g stroke="${hair}" stroke-width="7" stroke-linecap="round"><path d="M${224 - eyes} 248h32M${224 + eyes} 248h32"/></g>
<path d="M240 280q-10 34 4 36" fill="none" stroke="#00000040" stroke-width="5" stroke-linecap="round"/>
<path d="M208 340q32 ${smile} 64 0" fill="none" stroke="#8c2f39" stroke-width="7" stroke-linecap="round"/>
</svg>`;
}

/** What the words of a look ask for: a suit, a space suit, a gown, or a sweater. */
function clothes(style: string, color: string): string {
  const shoulders = `<path d="M60 600q10-150 130-168l50 44 50-44q120 18 130 168z" fill="${color}"/>`;
  if (/space|commander/.test(style)) {
    return `<path d="M50 600q6-160 130-176h120q124 16 130 176z" fill="#dfe4ee"/><path d="M170 430q70 56 140 0v34q-70 50-140 0z" fill="#6d7890"/><rect x="290" y="510" width="60" height="40" rx="6" fill="${color}"/>`;
  }
  if (/business|suit|blazer|office|news/.test(style)) {
    return `${shoulders}<path d="M206 436l34 90 34-90-34 40z" fill="#fff"/><path d="M232 474h16l8 90-16 24-16-24z" fill="#9b2c3a"/>`;
  }
  if (/evening|gown|dress/.test(style))
    return `<path d="M110 600q10-120 84-132 46 60 92 0 74 12 84 132z" fill="${color}"/>`;
  return `${shoulders}<path d="M186 434q54 66 108 0l-6 30q-48 44-96 0z" fill="#00000030"/>`;
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
