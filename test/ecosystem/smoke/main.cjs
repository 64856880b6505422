const { createClient, paginate } = require("heygen-avatars");
const { createSandbox } = require("heygen-avatars/sandbox");

async function main() {
  const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
  for await (const look of paginate(heygen, "/v3/avatars/looks", { maxItems: 1 })) console.log(look.name && "ok");
}
main();
