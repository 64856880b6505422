// Two versions of the spec in their normal forms, held against each other.
import { isDeepStrictEqual } from "node:util";
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { join, type Location, type Node } from "../upstream/node.ts";
import { documentNode, operationNodes, webhookNodes } from "../upstream/operation.ts";
import { type Contrast, walk } from "../upstream/walk.ts";
import { type Change, Changes, type Level } from "./changes.ts";
import { differingParts, usersOf } from "./parts.ts";
import { type Flow, verdictsOn } from "./verdicts.ts";

/** All changes between two bundled documents, with the operations that each of them reaches. */
export function changesBetween(before: Json, after: Json): Change[] {
  return new Versions(before, after).changes();
}

class Versions {
  readonly #before: Json;
  readonly #after: Json;
  readonly #users: readonly Map<string, string[]>[];
  /** The operationIds by method and path. */
  readonly #ids: Map<string, string>;
  /** The parts that differ in any way. */
  readonly #parts: string[];
  readonly #changes = new Changes();

  constructor(before: Json, after: Json) {
    this.#before = before;
    this.#after = after;
    this.#users = [usersOf(before), usersOf(after)];
    const operations = [after, before].flatMap(operationsOf);
    this.#ids = new Map(operations.map(({ method, path, operation }) => [`${method} ${path}`, operation.operationId]));
    this.#parts = differingParts(before, after);
  }

  changes(): Change[] {
    const [before, after] = [this.#before, this.#after];
    this.#addContrasts(documentNode(before), documentNode(after), "sent", [...this.#ids.values()]);
    this.#addAll(operationNodes(before), operationNodes(after));
    this.#addAll(webhookNodes(before), webhookNodes(after));
    this.#addTypes();
    this.#addWording();
    return this.#changes.all;
  }

  /** Operations or webhooks. What differs neither itself nor in what it uses need not be looked at. */
  #addAll(before: Map<string, Node>, after: Map<string, Node>): void {
    const touched = new Set(this.#parts.flatMap((part) => this.#usersOf(part)));
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(key), after.get(key)];
      const { at } = (was ?? is) as Node;
      const user = this.#holderOf(at);
      if (!touched.has(user)) continue;
      if (!is) this.#add("major", at, "is gone", [user]);
      else if (!was) this.#add("minor", at, "is new", [user]);
      else {
        this.#addContrasts(partOf(was, "sent"), partOf(is, "sent"), "sent", [user]);
        this.#addContrasts(partOf(was, "read"), partOf(is, "read"), "read", [user]);
      }
    }
  }

  #addContrasts(before: Node, after: Node, flow: Flow, users: string[]): void {
    const isEvent = (name: string) => [this.#before, this.#after].some(({ webhooks = {} }) => name in webhooks);
    for (const contrast of walk(before, after)) {
      for (const { level, text } of verdictsOn(contrast, flow, isEvent))
        this.#add(level, placeOf(contrast), text, users);
    }
  }

  /** Each schema is a type that the package exports. */
  #addTypes(): void {
    const [old, now] = [this.#before, this.#after].map(({ components }) => components.schemas);
    const added = Object.keys(now).filter((name) => !(name in old));
    const add = (level: Level, name: string, text: string) =>
      this.#add(level, { holder: `schemas/${name}`, path: "" }, text, this.#usersOf(`schemas/${name}`));
    for (const name of Object.keys(old).filter((one) => !(one in now))) {
      const same = added.find((other) => isDeepStrictEqual(now[other], old[name]));
      add("major", name, same ? `is called ${same} now` : "is gone");
    }
    for (const name of added) add("minor", name, "is new");
  }

  /** Whatever else differs: no program notices it, but readers do. */
  #addWording(): void {
    const told = new Set(this.#changes.all.map(({ holder }) => holder));
    for (const part of this.#parts.filter((one) => !told.has(one)))
      this.#add("patch", { holder: part, path: "" }, "differs in texts, examples or notes", this.#usersOf(part));
  }

  #add(level: Level, at: Pick<Location, "holder" | "path">, text: string, operations: string[]): void {
    const holder = this.#holderOf(at);
    const path = at.path.trim();
    const dot = holder.startsWith("schemas/") ? "." : " ";
    const place = holder.replace("schemas/", "") + (/^[[(]|^$/.test(path) ? path : dot + path);
    this.#changes.add({ level, holder, place, text, operations });
  }

  #holderOf({ holder }: Pick<Location, "holder">): string {
    return this.#ids.get(holder) ?? holder;
  }

  #usersOf(part: string): string[] {
    return [...new Set(this.#users.flatMap((users) => users.get(part) ?? []))];
  }
}

/** What the user of the API sends to an operation, or reads: its responses and all deliveries. */
function partOf(node: Node, flow: Flow): Node {
  const isDelivery = node.at.holder.startsWith("webhook ");
  const isRead = (key: string): boolean => isDelivery || /^(status|callback) /.test(key);
  const parts = () => new Map([...node.parts()].filter(([key]) => isRead(key) === (flow === "read")));
  return { ...node, facts: flow === "sent" && !isDelivery ? node.facts : new Map(), parts };
}

/** Where a contrast stands in the next version, or stood. A branch stands at its union, wherever that is used. */
function placeOf(contrast: Contrast): Location {
  if (!("part" in contrast)) return contrast.theirs;
  const { key, part, other } = contrast;
  return key.startsWith("(") ? { ...other.at, path: join(other.at.path, key) } : part.use;
}
