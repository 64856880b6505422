// Functions that rewritten programs need, written into the files that call them.

/** A function to add to a file. */
export interface Helper {
  readonly name: string;
  /** The global names that it uses. */
  readonly globals: readonly string[];
  code(isTyped: boolean): string;
}

export const everyPage: Helper = {
  name: "fetchEveryPage",
  globals: ["fetch", "URL", "Response", "RequestInit"],
  code: (isTyped) => `/** Reads every page of a list of HeyGen's v3, and answers as if it had one page. */
async function fetchEveryPage(url${isTyped ? ": string" : ""}, init${isTyped ? "?: RequestInit" : ""})${isTyped ? ": Promise<Response>" : ""} {
  const address = new URL(url);
  address.searchParams.set("limit", "50");
  const data${isTyped ? ": unknown[]" : ""} = [];
  for (;;) {
    const response = await fetch(address.href, init);
    if (!response.ok) return response;
    const page${isTyped ? ": any" : ""} = await response.json();
    data.push(...page.data);
    if (!page.has_more || !page.next_token) return Response.json({ data });
    address.searchParams.set("token", page.next_token);
  }
}
`,
};

export const everyPageWithAxios: Helper = {
  name: "getEveryPage",
  globals: ["URL"],
  code: (isTyped) => `/** Reads every page of a list of HeyGen's v3, and answers as if it had one page. */
async function getEveryPage(url${isTyped ? ": string" : ""}, config${isTyped ? "?: any" : ""})${isTyped ? ": Promise<any>" : ""} {
  const address = new URL(url);
  address.searchParams.set("limit", "50");
  const data${isTyped ? ": unknown[]" : ""} = [];
  for (;;) {
    const response = await axios.get(address.href, config);
    if (!Array.isArray(response.data?.data)) return response;
    data.push(...response.data.data);
    const { has_more, next_token } = response.data;
    if (!has_more || !next_token) return { ...response, data: { data } };
    address.searchParams.set("token", next_token);
  }
}
`,
};

export const formOf: Helper = {
  name: "heygenForm",
  globals: ["FormData", "Blob"],
  code: (isTyped) => `/** The form that HeyGen's v3 takes a file in. */
function heygenForm(file${isTyped ? ": any" : ""}, type${isTyped ? ": string" : ""})${isTyped ? ": FormData" : ""} {
  const form = new FormData();
  form.append("file", new Blob([file], { type }), "file");
  return form;
}
`,
};
