async function waitUntilReady(id: string): Promise<string | null> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const res = await fetch(`https://api.heygen.com/v2/photo_avatar/${id}`, {
      headers: { "X-Api-Key": process.env.HEYGEN_API_KEY ?? "" },
    });
    if (!res.ok) throw new Error(`Status check failed: ${await res.text()}`);
    const { data } = await res.json();
    if (data?.status === "completed") return data?.id ?? null;
    if (data.status === "failed") throw new Error(data.moderation_msg);
    if (data.status !== "pending") return null;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return null;
}

export const main = () => waitUntilReady("look_abc123");
