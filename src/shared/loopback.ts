/** Whether the host name of a URL is that of the local machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1])$/.test(hostname);
}
