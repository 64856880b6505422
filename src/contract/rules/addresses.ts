// Addresses in bodies: HeyGen fetches or calls them, so they must be absolute, and public files need https.
import { type Case, caseId, type RequestCase } from "../context/case.ts";
import { addressPlaces, type BodyPlace } from "../spec/body-places.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Rule } from "../spec/rule.ts";

const absoluteRule: Rule = {
  kind: "addresses/absolute",
  title: "An address that is relative, or not of the web, is rejected with 400.",
  source: "Reference of each …_url: a publicly reachable address",
  confidence: "B",
};
const httpsRule: Rule = {
  kind: "addresses/https",
  title: "The address of a file or of a webhook endpoint without https is rejected with 400.",
  source: "Upstream document of 2026-09-07: url, HTTPS; guide of webhooks: https endpoint",
  confidence: "B",
};

const wrong = { relative: "/files/face.png", words: "not an address", ftp: "ftp://example.com/face.png" };

export function addressCases(reader: DocumentReader): Case[] {
  return addressPlaces(reader).flatMap((place) => [
    ...Object.entries(wrong).map(([name, url]) => rejected(place, absoluteRule, name, url)),
    // A file's address is called url; the name of any other says what it is for.
    ...(place.kind === "url" ? [rejected(place, httpsRule, "http", "http://example.com/face.png")] : []),
  ]);
}

function rejected(
  { operation, variant, pointer, bodyWith }: BodyPlace,
  rule: Rule,
  name: string,
  url: string,
): RequestCase {
  const place = `body${pointer.replaceAll("/", ".")}`;
  return {
    id: caseId(operation.id, rule, variant, place, name),
    operation: operation.id,
    uses: [],
    rule,
    title: `${operation.id} rejects ${url} in ${place}`,
    covers: [],
    needs: ["state", "validation"],
    steps: [{ operation: operation.id, call: { body: bodyWith(url) } }],
    expect: { response: 400, place: [variant, place].filter(Boolean).join(" "), part: "body" },
  };
}
