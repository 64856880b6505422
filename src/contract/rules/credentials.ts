// The credentials that each operation accepts and rejects.
import type { Ability, Story } from "../context/case.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Rule } from "../spec/rule.ts";

const takenRule: Rule = {
  kind: "credentials/token",
  title: "An operation accepts the documented credentials: an API key, and an OAuth token unless it is v2.",
  source: "OpenAPI document: security; v2: only the API key",
  confidence: "A",
};
const rejectedRule: Rule = {
  kind: "credentials/rejected",
  title: "Every operation answers 401 to missing or invalid credentials.",
  source: "Published responses: a missing and an invalid key get the same body",
  confidence: "A",
};

const placeRule: Rule = {
  kind: "credentials/place",
  title: "Credentials are accepted only in their header.",
  source: "OpenAPI document: security schemes",
  confidence: "A",
};
const schemeRule: Rule = {
  kind: "credentials/scheme",
  title: "The scheme of a token is case-insensitive, and no other scheme is accepted.",
  source: "HTTP authentication; OpenAPI document: BearerAuth",
  confidence: "A",
};

export function credentialStories(reader: DocumentReader): Story[] {
  return reader.operations.flatMap((operation) => [
    tokenStory(operation),
    ...schemeStories(operation),
    ...rejectedStories(operation),
  ]);
}

const needs: readonly Ability[] = ["state", "credentials"];

function tokenStory({ id, security }: Operation): Story {
  const isTaken = security.includes("BearerAuth");
  return {
    title: `${id} ${isTaken ? "accepts" : "rejects"} an OAuth token`,
    operations: [id],
    rule: takenRule,
    needs: isTaken ? [] : needs,
    async run(context) {
      const credentials = context.bearer;
      if (isTaken) await context.succeed(id, { credentials });
      else await context.expectError(id, { credentials }, 401);
    },
  };
}

function schemeStories({ id, security }: Operation): Story[] {
  if (!security.includes("BearerAuth")) return [];
  return [
    {
      title: `${id} accepts the scheme Bearer in any case, and no other scheme`,
      operations: [id],
      rule: schemeRule,
      needs,
      async run(context) {
        const token = (context.bearer.Authorization ?? "").replace(/^Bearer /, "");
        for (const scheme of ["bearer", "BEARER"]) {
          const { status } = await context.call(id, { credentials: { Authorization: `${scheme} ${token}` } });
          context.expect(status !== 401, `${scheme} accepted`, `${status}`);
        }
        for (const scheme of ["Basic", "Token", "Digest"]) {
          await context.expectError(id, { credentials: { Authorization: `${scheme} ${token}` } }, 401);
        }
        await context.expectError(id, { credentials: { Authorization: token } }, 401);
      },
    },
  ];
}

const rejected: readonly { name: string; title: string; credentials: Record<string, string> }[] = [
  { name: "missing", title: "missing credentials", credentials: {} },
  { name: "empty", title: "an empty key", credentials: { "X-Api-Key": "" } },
  { name: "no-token", title: "a scheme without a token", credentials: { Authorization: "Bearer" } },
];

function rejectedStories({ id }: Operation): Story[] {
  const common = { operations: [id], needs };
  return [
    ...rejected.map(
      ({ name, title, credentials }): Story => ({
        ...common,
        rule: rejectedRule,
        name,
        title: `${id} rejects ${title}`,
        run: async (context) => void (await context.expectError(id, { credentials }, 401)),
      }),
    ),
    {
      ...common,
      rule: rejectedRule,
      name: "invalid",
      title: `${id} rejects an invalid key`,
      needs: ["credentials"],
      run: async (context) => void (await context.expectError(id, { credentials: context.wrongCredentials }, 401)),
    },
    {
      ...common,
      rule: placeRule,
      title: `${id} rejects a key in the query`,
      async run(context) {
        const key = Object.values(context.profile.credentials.apiKey)[0] ?? "";
        const query = { "x-api-key": key, "X-Api-Key": key, api_key: key, key, access_token: key };
        await context.expectError(id, { credentials: {}, query }, 401);
      },
    },
  ];
}
