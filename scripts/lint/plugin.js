// The promises that this project makes about its spec, as redocly rules. redocly loads plugins itself, without a
// TypeScript loader, hence JavaScript.
import * as components from "./components.js";
import * as ids from "./ids.js";
import * as operations from "./operations.js";
import * as sources from "./sources.js";
import * as webhooks from "./webhooks.js";

export default function heygen() {
  return {
    id: "heygen",
    rules: { oas3: { ...components.rules, ...ids.rules, ...operations.rules, ...webhooks.rules } },
    decorators: { oas3: sources.decorators },
  };
}
