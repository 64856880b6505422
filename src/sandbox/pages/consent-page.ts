import { escapeXml } from "./avatar-image.ts";
import { page } from "./layout.ts";

/** Where the person in the footage approves or declines. */
export const consentPage = (name: string): string =>
  page(
    "Consent",
    `<main><h1>${escapeXml(name)}</h1>
<p>May your likeness be used as a digital twin? This is the sandbox: nothing you decide here has any effect elsewhere.</p>
<form method="post"><button class="main" name="decision" value="approve">Approve</button>
<button name="decision" value="decline">Decline</button></form></main>`,
  );

/** After the decision, where no other page was asked for. */
export const decidedPage = (text: string): string => page("Consent", `<main><h1>${escapeXml(text)}</h1></main>`);
