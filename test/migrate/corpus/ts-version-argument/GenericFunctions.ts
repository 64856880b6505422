import type { IExecuteFunctions, IHttpRequestMethods } from "n8n-workflow";

export async function apiRequest(
  this: IExecuteFunctions,
  method: IHttpRequestMethods,
  resource: string,
  body: object = {},
  version = "v2",
  subdomain = "api",
) {
  const options = { method, body, uri: `https://${subdomain}.heygen.com/${version}${resource}`, json: true };
  return this.helpers.requestWithAuthentication.call(this, "heyGenApi", options);
}
