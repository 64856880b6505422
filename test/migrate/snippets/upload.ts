export async function main() {
  const bytes = Uint8Array.from(atob("iVBORw0KGgo="), (letter) => letter.charCodeAt(0));
  const response = await fetch("https://upload.heygen.com/v1/asset", {
    method: "POST",
    headers: { "Content-Type": "image/png", "X-Api-Key": "key" },
    body: bytes,
  });
  const { data } = await response.json();
  return typeof data.id === "string" && data.url.startsWith("http");
}
