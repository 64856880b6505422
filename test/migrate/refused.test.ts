// What a program does with an answer, where that is not sure to mean the same in v3: such a call stays as it is, with a
// reason.
import * as morph from "ts-morph";
import { describe, expect, it } from "vitest";
import { planFile } from "../../src/migrate/rewrite/plan.ts";

const answer = (path: string): string =>
  `const r = await fetch(\`https://api.heygen.com${path}\`, { headers: H });\nconst j = await r.json();\n`;
const avatars = answer("/v2/avatars");
const groups = answer("/v2/avatar_group.list?include_public=true");
const video = answer(`/v1/video_status.get?video_id=$\{id}`);
const look = answer(`/v2/photo_avatar/$\{id}`);
const details = answer(`/v2/avatar/$\{id}/details`);

/** Expects that a program stays as it is, and resolves to why. */
function reasonOf(text: string, path = "a.mjs"): string {
  const plan = planFile(morph, path, text);
  expect([plan.text, plan.rewritten]).toEqual([text, []]);
  return plan.reasons.map(({ reason }) => reason).join("; ");
}

type Case = [what: string, program: string, reason: string];

describe("an answer that is only logged is followed as any other", () => {
  const cases: Case[] = [
    ["a status in a set", `${look}console.log(new Set(["pending"]).has(j.data.status));`, "its values have changed"],
    ["a status as a key", `${look}console.log({ pending: "wait" }[j.data.status]);`, "its values have changed"],
    ["a status and a pattern", `${look}console.log(/^pend/.test(j.data.status));`, "its values have changed"],
    ["a function", `${avatars}console.log(count(j.data));`, "goes out of sight"],
    ["a file", `${avatars}console.log("saved", await writeFile(f, JSON.stringify(j)));`, "goes out of sight"],
    ["its members", `${avatars}console.log("avatars" in j.data);`, "goes out of sight"],
    ["the names of its members", `${avatars}console.log(Object.keys(j.data));`, "goes out of sight"],
    ["its text", `${avatars}console.log(JSON.stringify(j));`, "goes out of sight"],
    ["the whole answer", `${avatars}console.log("raw", j);`, "goes out of sight"],
    ["an error of one's own", `${look}throw new Failure(j.data.status);`, "its values have changed"],
  ];
  it.each(cases)("%s", (_, program, reason) => {
    expect(reasonOf(program)).toContain(reason);
  });

  it("but a field itself may be shown", () => {
    const { text } = planFile(morph, "a.mjs", `${look}console.log(\`status: $\{j.data.status}\`, j.data.status);`);
    expect(text).toContain("/v3/avatars/looks/");
  });
});

describe("an answer that is changed", () => {
  const cases: Case[] = [
    ["sort", `${avatars}j.data.avatars.sort(byName);`, "its list is read with sort()"],
    ["reverse", `${groups}j.data.avatar_group_list.reverse();`, "its list is read with reverse()"],
    ["shift", `${avatars}while (j.data.avatars.length > 0) j.data.avatars.shift();`, "its list is read with shift()"],
    ["pop", `${avatars}const last = j.data.avatars.pop();`, "its list is read with pop()"],
    ["a length", `${avatars}j.data.avatars.length = 3;`, "data.avatars.length is read"],
    ["a field", `${avatars}j.data.avatars[0].avatar_name = "New";`, "its answer is changed"],
    ["a field that goes away", `${avatars}delete j.data.avatars[0].avatar_name;`, "its answer is changed"],
    ["a number", `${groups}j.data.avatar_group_list[0].num_looks++;`, "its answer is changed"],
    ["the list in a callback", `${avatars}j.data.avatars.map((a, i, all) => all.reverse());`, "as a parameter"],
  ];
  it.each(cases)("by %s", (_, program, reason) => {
    expect(reasonOf(program)).toContain(reason);
  });
});

describe("an error", () => {
  const cases: Case[] = [
    ["its code", `${video}console.log(j.data.error.code);`, "data.error.code is read"],
    ["its code, later", `${video}const err = j.data.error; if (err) show(err.code);`, "data.error.code is read"],
    [
      "a field that v3 lacks",
      `${video}const { error } = j.data; console.log(error?.detail);`,
      "data.error.detail is read",
    ],
    ["its whole, as a text", `${video}console.log(\`failed: $\{j.data.error}\`);`, "goes out of sight"],
    ["its text, as JSON", `${video}console.log(JSON.stringify(j.data.error));`, "goes out of sight"],
    ["its kind", `${video}console.log(typeof j.data.error);`, "goes out of sight"],
    ["its code, compared", `${avatars}if (j.error?.code === "unauthorized") stop();`, "error.code is compared"],
    ["its words", `${avatars}if (j.error?.message.includes("quota")) stop();`, "error.message is looked into"],
    ["the text of a refusal, as JSON", `${details}if (!r.ok) show(JSON.parse(await r.text()));`, "out of sight"],
    [
      "the text of a success",
      `${details}if (!r.ok) stop(); else show(await r.text());`,
      "its answer is read with text()",
    ],
  ];
  it.each(cases)("that is read by %s", (_, program, reason) => {
    expect(reasonOf(program)).toContain(reason);
  });
});

describe("nothing, which v3 says in another way", () => {
  const cases: Case[] = [
    ["data that is null", `${avatars}if (j.data === null) stop();`, "data is compared"],
    ["a field that is null", `${video}if (j.data.gif_url === null) stop();`, "data.gif_url is compared with null"],
    ["a field that is undefined", `${video}if (undefined !== j.data.gif_url) go();`, "compared with undefined"],
    ["a case", `${video}switch (j.data.gif_url) { case null: stop(); }`, "data.gif_url is compared with null"],
    ["one of several", `${video}if (["", null].includes(j.data.gif_url)) stop();`, "compared with null"],
  ];
  it.each(cases)("as %s", (_, program, reason) => {
    expect(reasonOf(program)).toContain(reason);
  });

  it("but == null means the same", () => {
    const { text } = planFile(morph, "a.mjs", `${video}if (j.data?.gif_url == null) stop();`);
    expect(text).toContain("/v3/videos/");
  });
});

describe("a response", () => {
  const axios = 'import axios from "axios";\n';
  const get = 'await axios.get("https://api.heygen.com/v2/avatar/a/details", { headers: H })';
  const cases: Case[] = [
    ["a status that means something else", `${details}if (r.status === 404) none();`, "its status is read"],
    ["a status that goes on", `${details}save(r.status);`, "its status is read"],
    ["its address", `${avatars}show(r.url);`, "url of its answer can't be followed"],
    ["its headers", `${avatars}show(r.headers.get("x-request-id"));`, "headers of its answer can't be followed"],
    [
      "a refusal that is caught",
      `${axios}try { ${get}; } catch (e) { if (e.response?.status === 404) none(); }`,
      "what its refusal says is read",
    ],
    [
      "a failure that looks like v2",
      `const j = await fetch("https://api.heygen.com/v2/avatars").then((r) => r.json()).catch(() => ({ data: { avatars: [] } }));
       show(j.data.avatars.length);`,
      "may look like v2",
    ],
  ];
  it.each(cases)("of which %s is read", (_, program, reason) => {
    expect(reasonOf(program)).toContain(reason);
  });

  it("may be asked for its success", () => {
    const program = `${details}if (!r.ok || r.status !== 200 || r.status >= 400) throw new Error(\`HTTP $\{r.status}\`);`;
    expect(planFile(morph, "a.mjs", program).reasons).toEqual([]);
  });
});

describe("what stands in where an answer is missing", () => {
  const cases: Case[] = [
    ["an object of v2", `${avatars}const l = (j.data ?? { avatars: [] }).avatars;`, "may look like v2"],
    ["an object in place of a list", `${groups}const l = (j.data || {}).avatar_group_list || [];`, "may look like v2"],
    ["a status that v3 says too", `${look}const s = j.data.status || "processing"; if (s === "pending") go();`, "v2"],
    [
      "another way",
      `${avatars}const l = cached ? cached.data.avatars : j.data.avatars; l.map((a) => a.avatar_id);`,
      "v2",
    ],
    ["an item of v2", `${avatars}const [a = { avatar_id: "x" }] = j.data.avatars; show(a.avatar_id);`, "v2"],
    [
      "another result of a function",
      `${"async function load() { if (cached) return cached;"} ${avatars} return j.data.avatars; }
       (await load()).map((a) => a.avatar_id);`,
      "may look like v2",
    ],
  ];
  it.each(cases)("is followed: %s", (_, program, reason) => {
    expect(reasonOf(program)).toContain(reason);
  });
});

describe("a file", () => {
  const load = `async function load() { ${avatars} return j.data.avatars; }\nasync function main() { show((await load())[0].avatar_id); }`;
  const cases: Case[] = [
    ["a helper's name", `import { fetchEveryPage } from "./pager.mjs";\n${avatars}`, "fetchEveryPage of its own"],
    ["a URL", `const URL = "/";\n${avatars}`, "URL of its own"],
    ["a fetch", `import fetch from "./http.mjs";\n${details}`, "fetch is one of the program's own"],
    [
      "an axios",
      'const axios = make();\nawait axios.get("https://api.heygen.com/v2/avatar/a/details");',
      "axios is one",
    ],
    [
      "an axios in a function",
      'async function f() { const axios = require("axios"); await axios.get("https://api.heygen.com/v2/avatars"); }',
      "axios is one",
    ],
  ];
  it.each(cases)("that has %s of its own", (_, program, reason) => {
    expect(reasonOf(program)).toContain(reason);
  });

  it.each(['import { Request, Response } from "express";', "interface Response { json(x: unknown): void }"])(
    "whose types hide those of a helper: %s",
    (line) => {
      expect(reasonOf(`${line}\n${avatars}show((j as any).data.avatars);export {};`, "a.ts")).toMatch(
        /out of sight|own/,
      );
      expect(reasonOf(`${line}\n${avatars}show(j.data.avatars.length);export {};`, "a.ts")).toContain(
        "the file has a Response of its own",
      );
    },
  );

  it("that is a script of a page, whose functions other scripts can call", () => {
    expect(reasonOf(load, "a.js")).toContain("goes out of sight");
    expect(planFile(morph, "a.js", `${load}\nexport {};`).reasons).toEqual([]);
  });

  it("that says the type of an answer elsewhere", () => {
    const typed = "async function load(): Promise<Avatar[]> { ";
    expect(reasonOf(`${load.replace("async function load() { ", typed)}\nexport {};`, "a.ts")).toContain(
      "type of its own",
    );
    const callback = "j.data.avatars.map((a: { avatar_id: string }) => a.avatar_id);";
    expect(reasonOf(avatars + callback, "a.ts")).toContain("type of its own");
  });
});

describe("an address", () => {
  it("is escaped where a value moves from the query into the path", () => {
    expect(planFile(morph, "a.mjs", video).text).toContain(`/v3/videos/$\{encodeURIComponent(id)}`);
    const escaped = video.replace("{id}", "{encodeURIComponent(id)}");
    expect(planFile(morph, "a.mjs", escaped).text).toContain(`/v3/videos/$\{encodeURIComponent(id)}`);
  });

  it("stays where the literal part of a value would be read differently", () => {
    expect(reasonOf(answer("/v1/video_status.get?video_id=a+b"))).toContain("would be read differently");
  });

  it("stays where it is made of another answer, which changes", () => {
    const program = `${avatars}for (const a of j.data.avatars) await fetch(\`https://api.heygen.com/v2/photo_avatar/$\{a.avatar_id}\`, { method: "DELETE" });`;
    const { text, reasons } = planFile(morph, "a.mjs", program);
    expect(reasons.map(({ reason }) => reason)).toEqual([expect.stringContaining("what another call answers")]);
    expect(text).toContain(`/v2/photo_avatar/$\{a.id}`);
  });

  it("stays where it ends with a slash", () => {
    expect(reasonOf(answer("/v2/avatars/"))).toContain("ends with a slash");
  });

  it("stays where v2 has two shapes of looks and refuses an unknown group, and v3 does neither", () => {
    expect(reasonOf(answer("/v2/avatar_group/a/avatars"))).toContain("more than names changes");
  });

  it("stays where axios is given more than can be seen", () => {
    const call = (options: string) =>
      `import axios from "axios";\nawait axios.get("https://api.heygen.com/v1/video_status.get?video_id=a", ${options});`;
    expect(reasonOf(call("options"))).toContain("its options are not written where the call is");
    expect(reasonOf(call("{ ...options }"))).toContain("its option ...");
    expect(reasonOf(call("{ validateStatus: () => true }"))).toContain("its option validateStatus");
  });
});
