// Each story shows the names of some looks, or the status of an error.
import { createClient, isHeyGenError, unwrap } from "heygen-avatars";

const heygen = createClient({
  apiKey: "any",
  baseUrl: "https://api.heygen.com",
  maxRetries: 0,
  dangerouslyAllowBrowser: true,
});

export function render(): HTMLElement {
  const gallery = document.createElement("p");
  unwrap(heygen.GET("/v3/avatars/looks")).then(
    (looks) => gallery.append(looks.map(({ name }) => name).join(", ")),
    (error) => gallery.append(isHeyGenError(error) ? `failed with ${error.status}` : String(error)),
  );
  return gallery;
}
