// Lists the voices of HeyGen through our own server.
export async function load() {
  const voices = await fetch("/v2/voices");
  const films = await fetch(`${process.env.NEXT_PUBLIC_APP_URL}/v2/avatars`);
  return [voices, films];
}
export const Page = () => <a href="/v2/avatars">HeyGen</a>;
