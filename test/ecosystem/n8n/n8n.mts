// As much of n8n as HeyGen's node asks for. As in n8n, n8n-workflow adds the defaults to what is entered into the node's form,
// and axios sends the requests. Those to HeyGen go to a sandbox, if the spec has them, and nowhere otherwise.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HeyGenApi } from "@heygenofficial/n8n-nodes-heygen-official/dist/credentials/HeyGenApi.credentials.js";
import { HeygenNode } from "@heygenofficial/n8n-nodes-heygen-official/dist/nodes/Heygen/HeygenNode.node.js";
import axios, { type AxiosRequestConfig, type AxiosResponse } from "axios";
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INodeParameters } from "n8n-workflow";
import { parse } from "yaml";
import { sandboxUrl } from "./entries.mts";

// The node requires it, too. Besides, Node can't import this version, because an import in it is wrong.
const { NodeHelpers }: typeof import("n8n-workflow") = createRequire(import.meta.url)("n8n-workflow");

/** A request to HeyGen. */
export interface Exchange {
  readonly request: string;
  readonly body: unknown;
  /** Undefined if the request is out of the scope of the spec. */
  readonly operation: Operation | undefined;
  response: AxiosResponse | undefined;
}

/** What comes of an execution: what the node returns, or what it throws. */
export interface Outcome {
  readonly exchanges: readonly Exchange[];
  readonly json?: IDataObject;
  readonly error?: unknown;
}

/** An operation of the spec. */
interface Operation {
  readonly operationId: string;
  readonly request: RegExp;
  readonly "x-tolerated"?: Readonly<Record<string, string>>;
}

const api = "https://api.heygen.com";
const { paths } = parse(readFileSync("node_modules/heygen-avatars/generated/openapi.yaml", "utf8"));
export const spec: readonly Operation[] = Object.entries<object>(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => {
    const request = new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`, "i");
    return { ...operation, request };
  }),
);

/** What n8n stores for each kind of credentials, and the header that it adds to a request. */
const credentials: Readonly<Record<string, { stored: IDataObject; headers: IDataObject }>> = {
  heyGenApi: { stored: { apiKey: "any" }, headers: { "X-Api-Key": "any" } },
  heyGenOAuth2Api: { stored: { oauthTokenData: { access_token: "any" } }, headers: { Authorization: "Bearer any" } },
};

const node = new HeygenNode();
export const { properties } = node.description;
const typeVersion = 1;

/** A file that the step before hands over. */
const picture = {
  data: Buffer.from("\x89PNG", "latin1").toString("base64"),
  mimeType: "image/png",
  fileName: "me.png",
};

/** Fills in the form of the node for an operation. Returns the entries and the defaults of all fields that it then shows. */
export function fillIn(choice: INodeParameters, entry: INodeParameters): INodeParameters {
  const values = { ...choice, ...entry };
  const form = NodeHelpers.getNodeParameters(properties, values, true, false, { typeVersion }, node.description) ?? {};
  for (const name of Object.keys(entry)) assert(name in form, `the form for ${choice.operation} has no field ${name}`);
  return form;
}

export async function execute(form: INodeParameters): Promise<Outcome> {
  const exchanges: Exchange[] = [];
  const httpRequest = (options: IHttpRequestOptions) => send(options, exchanges);
  const context = {
    getInputData: () => [{ json: {}, binary: { picture } }],
    getNode: () => ({ id: "1", name: "HeyGen", type: "heygenNode", typeVersion, position: [0, 0], parameters: form }),
    continueOnFail: () => false,
    getNodeParameter(path: string, _item: number, fallback?: unknown) {
      const value = path.split(".").reduce<unknown>((inside, name) => Object(inside)[name], form) ?? fallback;
      assert(value !== undefined, `Could not get parameter ${path}`);
      return value;
    },
    getCredentials: async (kind: string) => credentials[kind]?.stored,
    helpers: {
      httpRequest,
      httpRequestWithAuthentication: (kind: string, options: IHttpRequestOptions) =>
        httpRequest({ ...options, headers: { ...options.headers, ...credentials[kind]?.headers } }),
    },
  };
  try {
    const [[item] = []] = await node.execute.call(context as unknown as IExecuteFunctions);
    return { exchanges, json: item?.json ?? {} };
  } catch (error) {
    return { exchanges, error };
  }
}

/** Sends the request by which n8n tests a key that is entered. */
export async function testKey(): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const { baseURL, url, method } = new HeyGenApi().test.request;
  await send(
    { url: `${baseURL}${url}`, method: method ?? "GET", headers: credentials.heyGenApi?.headers ?? {} },
    exchanges,
  );
  return exchanges;
}

async function send(options: IHttpRequestOptions, exchanges: Exchange[]): Promise<unknown> {
  const { method = "GET", url, qs, headers, body, encoding, returnFullResponse } = options;
  const { origin, pathname } = new URL(url);
  const request = `${method} ${pathname}`;
  const operation = origin === api ? spec.find((each) => each.request.test(request)) : undefined;
  const exchange: Exchange = { request, body, operation, response: undefined };
  if (origin !== sandboxUrl) {
    exchanges.push(exchange);
    if (!operation) throw new Error(`${request} is out of the scope of the spec`);
  }
  const config = { method, url: url.replace(api, sandboxUrl), params: qs, headers, data: body, responseType: encoding };
  const response = await axios(config as AxiosRequestConfig).catch((error) => {
    exchange.response = error.response;
    throw error;
  });
  exchange.response = response;
  return returnFullResponse ? { body: response.data, headers: response.headers } : response.data;
}
