import { escapeXml } from "./avatar-image.ts";
import { page } from "./layout.ts";

/** The question to the person in the footage. */
export interface ConsentQuestion {
  /** The name of the avatar. */
  name: string;
  imageUrl: string;
  /** The consent text. */
  text: string;
}

/** A notice after the decision, or instead of the question. */
export interface ConsentNotice {
  title: string;
  text: string;
  /** The symbol above the title. */
  sign?: "approved" | "declined" | undefined;
}

/** The consent text if the request has none. */
export const defaultConsentText = (name: string): string =>
  `I am the person in the footage for “${name}”. I agree that the owner of this digital twin uses my likeness and my voice in videos.`;

/** The page on which the person in the footage approves or declines. */
export const consentPage = ({ name, imageUrl, text }: ConsentQuestion): string =>
  frame(`<img class="avatar-image" src="${escapeXml(imageUrl)}" alt="${escapeXml(name)}" width="480" height="600">
<h1>Do you consent to this avatar?</h1><p class="who">${escapeXml(name)}</p>
<blockquote>${escapeXml(text)}</blockquote>
<form method="post"><button class="main" name="decision" value="approve">Approve</button>
<button name="decision" value="decline">Decline</button></form>`);

/** The page after the decision, unless the request redirects to another page. */
export const decidedPage = ({ title, text, sign }: ConsentNotice): string =>
  frame(`${sign ? signs[sign] : ""}<h1>${escapeXml(title)}</h1><p>${escapeXml(text)}</p>`);

const frame = (body: string): string =>
  page({
    title: "Consent - HeyGen sandbox",
    body: `<main class="consent"><div class="sheet"><p class="ribbon"><b>Sandbox</b> A mock for development. Your decision has no effect outside it.</p>${body}</div></main>`,
  });

const sign = (kind: string, path: string) =>
  `<svg class="sign ${kind}" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><circle cx="24" cy="24" r="24"/><path d="${path}"/></svg>`;

const signs = {
  approved: sign("approved", "M14 25l7 7 13-15"),
  declined: sign("declined", "M17 17l14 14M31 17L17 31"),
};
