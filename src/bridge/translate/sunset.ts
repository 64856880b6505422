// How v2 announces its end: in headers of every response, and in a warning in the body of successes.

/** The headers. @param date such as `2026-10-31` */
export const sunsetHeaders = (date: string): { readonly Deprecation: string; readonly Sunset: string } => ({
  Deprecation: "true",
  Sunset: new Date(`${date}T00:00:00Z`).toUTCString(),
});

/** The warning. @param notes more sentences for its message */
export function sunsetWarning(date: string, successor: string | undefined, notes: readonly string[] = []): object {
  return {
    message: [`This v2 operation is deprecated. Its sunset is on ${date}.`, ...notes].join(" "),
    ...(successor && { v3_endpoint: successor }),
    docs_url: "https://developers.heygen.com/docs",
    sunset_date: date,
  };
}
