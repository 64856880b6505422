// The form in which evidence is written: what a document says of a field, of a request or of an answer.

/** The source that most of it comes from. */
export const upstream = "HeyGen's own OpenAPI document of 2026-09-07";

/** What a field is, in the words of a document's table. */
export interface Field {
  readonly is: "string" | "integer" | "number" | "boolean" | "object" | "array" | "null";
  readonly required?: true;
  /** Whether it may be null. Default: it may not. */
  readonly nullable?: true;
  /** The only values that there are. Default: any. */
  readonly values?: readonly string[];
  /** What it is where it is left out. */
  readonly default?: unknown;
  /** A usual value. Default: any of its kind. */
  readonly like?: unknown;
  /** Other values that are right, such as those at a limit. */
  readonly also?: readonly unknown[];
  /** Values that are wrong, such as those beyond a limit. */
  readonly not?: readonly unknown[];
  /** The fields of an object. */
  readonly fields?: Fields;
  /** Fields that may be left out one by one, though something like them is needed, such as what a video says. */
  readonly usually?: readonly string[];
  /** The items of an array. */
  readonly items?: Field;
  /** Whether an object refuses or takes fields that no table names. Default: that is not known. */
  readonly unknownFields?: "refused" | "taken";
}

export type Fields = Readonly<Record<string, Field>>;

/** One thing that somebody other than the spec says of an operation. */
export interface Evidence {
  /** Who says it: document and section, or the topic of a fact sheet. */
  readonly source: string;
  /** Method and path. */
  readonly operation: string;
  /** Every query parameter that there is. */
  readonly query?: Fields;
  /** The fields of a JSON body. */
  readonly body?: Field;
  /** Every media type of the body. */
  readonly bodyType?: string;
  /** The body of a success. */
  readonly answer?: Field;
  /** The body of a failure. */
  readonly failure?: Field;
  /** Headers of the answers with a status, or of every failure. */
  readonly headers?: { readonly status: number | "failures"; readonly fields: Fields };
  /** Whether it takes an `Idempotency-Key`; no other header is a parameter. */
  readonly idempotent?: boolean;
  /** Every status that is documented. */
  readonly statuses?: readonly number[];
  /** Each kind of credentials that is enough: a key, a token. */
  readonly credentials?: readonly ("key" | "token")[];
  /** Whether it is announced to end, when, and what comes instead: null for nothing. */
  readonly ends?: { readonly on: string; readonly successor?: string | null } | false;
}

export const text: Field = { is: "string" };
export const flag: Field = { is: "boolean" };
export const nothing: Field = { is: "null", nullable: true, required: true };
export const whole: Field = { is: "integer" };
export const decimal: Field = { is: "number" };
/** A number of things. */
export const count: Field = { is: "integer", also: [0], not: [-1] };
/** Unix time, in seconds. */
export const time: Field = { is: "integer", like: 1_717_000_000, not: ["2026-06-01T00:00:00Z"] };
/** ISO 8601. */
export const date: Field = { is: "string", like: "2026-06-01T12:30:00Z", not: [1_717_000_000] };
export const link: Field = { is: "string", like: "https://files.heygen.ai/look/preview_def456.jpg" };

export const required = (field: Field): Field => ({ ...field, required: true });
export const orNull = (field: Field): Field => ({ ...field, nullable: true });
export const values = (...names: readonly string[]): Field => ({ is: "string", values: names });
export const listOf = (items: Field): Field => ({ is: "array", items });
export const object = (fields: Fields): Field => ({ is: "object", fields });
/** An object whose fields are not described. */
export const anyObject: Field = { is: "object", like: { some: "value" }, also: [{}] };

/** A request object that refuses what it does not know. */
export const closed = (fields: Fields): Field => ({ ...object(fields), unknownFields: "refused" });
/** An object that may have more than is documented. */
export const open = (fields: Fields): Field => ({ ...object(fields), unknownFields: "taken" });

/** The answer with one thing in it. */
export const single = (data: Field): Field => open({ data: required(data) });
/** The answer with a page of things. */
export const page = (item: Field): Field =>
  open({ data: required(listOf(item)), has_more: required(flag), next_token: orNull(text) });
/** The answer with a list that comes whole. */
export const list = (item: Field): Field =>
  open({ data: required(listOf(item)), has_more: flag, next_token: orNull(text) });

const url = "https://example.com/style-reference.png";

/** A file: a link, an asset, or the bytes, told apart by `type`; each with exactly the keys that belong to it. */
export const asset: Field = {
  is: "object",
  like: { type: "url", url },
  also: [
    { type: "asset_id", asset_id: "asset_abc123" },
    { type: "base64", media_type: "image/png", data: "aGVsbG8=" },
    { type: "base64", media_type: "video/mp4", data: "aGVsbG8=" },
  ],
  not: [
    {},
    { url },
    { type: "link", url },
    { type: "url" },
    { type: "url", url: 7 },
    { type: "url", url: null },
    { type: "url", url, name: "style" },
    { type: "url", asset_id: "asset_abc123" },
    { type: "asset_id", url },
    { type: "asset_id", asset_id: 7 },
    { type: "asset_id", asset_id: null },
    { type: "asset_id", asset_id: "asset_abc123", url },
    { type: "base64", data: "aGVsbG8=" },
    { type: "base64", media_type: "image/png" },
    { type: "base64", media_type: 7, data: "aGVsbG8=" },
    { type: "base64", media_type: "image/png", data: 7 },
    { type: "base64", media_type: null, data: "aGVsbG8=" },
    { type: "base64", media_type: "image/png", data: null },
    { type: "base64", content_type: "image/png", data: "aGVsbG8=" },
    { type: "base64", media_type: "image/png", data: "aGVsbG8=", url },
  ],
};

/** Text that is too long, and the longest that is not. */
export const upTo = (length: number): Field => ({
  is: "string",
  // Characters are counted, not bytes or UTF-16 units.
  also: ["x".repeat(length), "é".repeat(length)],
  not: ["x".repeat(length + 1)],
});

/** A number within limits that count as within. */
export const between = (least: number, most: number, step = 0.01): Field => ({
  is: step === 1 ? "integer" : "number",
  like: step === 1 ? least + 1 : (least + most) / 2 + 0.125,
  also: [least, most],
  not: [least - step, most + step],
});

export const lookId: Field = { is: "string", like: "look_def456" };
export const groupId: Field = { is: "string", like: "group_abc123" };
export const voiceId: Field = { is: "string", like: "voice_xyz789" };

/** How lists are paged. */
export const paging = (most: number, usual: number): Fields => ({
  limit: { ...between(1, most, 1), not: [0, most + 1, -1, "1.5", "2abc", "ten"], default: usual },
  token: { ...text, like: "eyJsYXN0X2lkIjoiNDU2In0" },
});

/** The statuses of every v3 operation, and those that depend on what it does. */
export const statuses = (...more: readonly number[]): readonly number[] =>
  [200, 400, 401, 403, 429, 500, ...more].sort((one, other) => one - other);
