// Two versions of the spec, held against each other.
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { canonical } from "../upstream/report.ts";
import { type Change, Changes, type Level } from "./changes.ts";
import { compareDeliveries, compareOperations } from "./operations.ts";
import { differingParts, usersOf } from "./parts.ts";

/** All changes between two bundled documents, with the operations that each of them reaches. */
export function changesBetween(before: Json, after: Json): Change[] {
  return new Versions(before, after).changes();
}

class Versions {
  readonly #before: Json;
  readonly #after: Json;
  readonly #users: { before: Map<string, string[]>; after: Map<string, string[]> };
  /** The parts that differ in any way. */
  readonly #parts: string[];
  readonly #changes = new Changes();

  constructor(before: Json, after: Json) {
    this.#before = before;
    this.#after = after;
    this.#users = { before: usersOf(before), after: usersOf(after) };
    this.#parts = differingParts(before, after);
  }

  changes(): Change[] {
    // What differs neither itself nor in what it uses need not be looked at.
    const touched = new Set(this.#parts.flatMap((part) => this.#usersOf(part)));
    this.#addServers();
    this.#addOperations(touched);
    this.#addWebhooks(touched);
    this.#addTypes();
    this.#addWording();
    return this.#changes.all;
  }

  #usersOf(part: string): string[] {
    return [...new Set([...(this.#users.before.get(part) ?? []), ...(this.#users.after.get(part) ?? [])])];
  }

  #add(level: Level, holder: string, text: string): void {
    this.#changes.add(level, { holder, within: "" }, text, this.#usersOf(holder));
  }

  #addServers(): void {
    const [old, now] = [this.#before, this.#after].map(({ servers = [] }) => servers.map(({ url }: Json) => url));
    for (const url of old) if (!now.includes(url)) this.#add("major", "servers", `have no ${url} any more`);
    for (const url of now) if (!old.includes(url)) this.#add("minor", "servers", `have another, ${url}`);
  }

  #addOperations(touched: Set<string>): void {
    const [old, now] = [bySignature(this.#before), bySignature(this.#after)];
    for (const signature of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(signature), now.get(signature)];
      const holder = (was ?? is).operationId;
      if (!touched.has(holder)) continue;
      if (!is) this.#add("major", holder, `is gone (${signature})`);
      else if (!was) this.#add("minor", holder, `is new (${signature})`);
      else this.#compare(compareOperations, holder, was, is);
    }
  }

  #addWebhooks(touched: Set<string>): void {
    const [old, now] = [this.#before.webhooks ?? {}, this.#after.webhooks ?? {}];
    for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const holder = `webhook ${name}`;
      if (!touched.has(holder)) continue;
      if (!now[name]) this.#add("major", holder, "is gone");
      else if (!old[name]) this.#add("minor", holder, "is new");
      else this.#compare(compareDeliveries, holder, old[name].post, now[name].post);
    }
  }

  #compare(compare: typeof compareOperations, holder: string, was: Json, is: Json): void {
    const place = { holder, within: "" };
    const before = { ...place, spec: this.#before, node: was };
    const after = { ...place, spec: this.#after, node: is };
    compare({ before, after }, (level, at, text) => this.#changes.add(level, at, text, [holder]));
  }

  /** Each schema is a type that the package exports. */
  #addTypes(): void {
    const [old, now] = [this.#before.components.schemas, this.#after.components.schemas];
    const added = Object.keys(now).filter((name) => !(name in old));
    for (const name of Object.keys(old).filter((one) => !(one in now))) {
      const same = added.find((other) => canonical(now[other]) === canonical(old[name]));
      this.#add("major", `schemas/${name}`, same ? `is called ${same} now` : "is gone");
    }
    for (const name of added) this.#add("minor", `schemas/${name}`, "is new");
  }

  /** Whatever else differs: no program notices it, but readers do. */
  #addWording(): void {
    const told = new Set(this.#changes.all.map(({ holder }) => holder));
    for (const part of this.#parts)
      if (!told.has(part)) this.#add("patch", part, "differs in texts, examples or notes");
  }
}

const bySignature = (spec: Json): Map<string, Json> =>
  new Map(operationsOf(spec).map(({ method, path, operation }) => [`${method} ${path}`, operation]));
