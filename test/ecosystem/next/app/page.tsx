import { createClient, paginate } from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";

export default async function Page() {
  const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
  const names: string[] = [];
  for await (const look of paginate(heygen, "/v3/avatars/looks", { maxItems: 3 })) names.push(look.name ?? "");
  return <p>{names.join()}</p>;
}
