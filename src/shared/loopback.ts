/** Whether a host name, as addresses write it, is one of this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1])$/.test(hostname);
}
