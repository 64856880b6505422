import { escapeXml } from "./avatar-image.ts";
import { page } from "./layout.ts";

/** What the person in the footage is asked. */
export interface ConsentQuestion {
  /** The avatar. */
  name: string;
  imageUrl: string;
  /** What the person consents to. */
  text: string;
}

/** What is said after the decision, or instead of the question. */
export interface ConsentNotice {
  title: string;
  text: string;
  /** The sign beside the title. */
  sign?: "approved" | "declined" | undefined;
}

/** What a person consents to, where the request for consent says nothing else. */
export const defaultConsentText = (name: string): string =>
  `I am the person in the footage that “${name}” was made of. I agree that my likeness and my voice are used as a digital twin, in videos that its owner makes.`;

/** Where the person in the footage approves or declines. */
export const consentPage = ({ name, imageUrl, text }: ConsentQuestion): string =>
  frame(`<img class="avatar-image" src="${escapeXml(imageUrl)}" alt="${escapeXml(name)}" width="480" height="600">
<h1>May your likeness be used?</h1><p class="who">${escapeXml(name)}</p>
<blockquote>${escapeXml(text)}</blockquote>
<form method="post"><button class="main" name="decision" value="approve">Approve</button>
<button name="decision" value="decline">Decline</button></form>`);

/** After the decision, where no other page was asked for. */
export const decidedPage = ({ title, text, sign }: ConsentNotice): string =>
  frame(`${sign ? signs[sign] : ""}<h1>${escapeXml(title)}</h1><p>${escapeXml(text)}</p>`);

const frame = (body: string): string =>
  page({
    title: "Consent - HeyGen sandbox",
    body: `<main class="consent"><div class="sheet"><p class="ribbon"><b>Sandbox</b> A mock for development. What is decided here has no effect elsewhere.</p>${body}</div></main>`,
  });

const sign = (kind: string, path: string) =>
  `<svg class="sign ${kind}" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><circle cx="24" cy="24" r="24"/><path d="${path}"/></svg>`;

const signs = {
  approved: sign("approved", "M14 25l7 7 13-15"),
  declined: sign("declined", "M17 17l14 14M31 17L17 31"),
};
