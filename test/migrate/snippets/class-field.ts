export class HeyGenService {
  private readonly baseUrl = "https://api.heygen.com/v2";

  constructor(private readonly apiKey: string) {}

  async remove(id: string): Promise<boolean> {
    const res = await fetch(`${this.baseUrl}/photo_avatar/${id}`, {
      method: "DELETE",
      headers: { "X-Api-Key": this.apiKey },
    });
    return res.ok;
  }
}

export async function main() {
  const service = new HeyGenService("key");
  return [await service.remove("look_abc123"), await service.remove("look_none")];
}
