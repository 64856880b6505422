import { homeScript } from "../../../../generated/sandbox-assets.ts";
import { page } from "../layout.ts";

/** The page at `/`: the avatars, and what was asked last. */
export const homePage: string = page(
  "HeyGen sandbox",
  `<header><h1>HeyGen sandbox</h1>
<p>A stateful mock of HeyGen, for development. No key, no credits; unofficial. <a href="/docs">API reference</a></p></header>
<main><form id="create" aria-label="Create an avatar">
<select name="type" aria-label="Type"><option value="photo">photo</option><option value="prompt">prompt</option><option value="digital_twin">digital twin</option></select>
<input name="name" required aria-label="Name" placeholder="Name, such as Anna in a blazer"><button class="main">Create avatar</button></form>
<p id="message" role="status"></p><p id="total"></p><div id="avatars"></div>
<h2>Last requests</h2><ol id="requests" class="requests"></ol></main><script type="module">${homeScript}</script>`,
);
