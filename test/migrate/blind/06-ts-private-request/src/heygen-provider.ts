import { ProviderError } from "./errors";

export interface VideoJob {
  id: string;
  status: "waiting" | "processing" | "completed" | "failed";
  url?: string;
}

export class HeyGenProvider {
  readonly name = "heygen";

  constructor(
    private readonly apiKey: string,
    private readonly baseUrl = "https://api.heygen.com",
  ) {}

  async presenters(): Promise<{ avatar_id: string }[]> {
    const { data } = await this.request<{ data: { avatars: { avatar_id: string }[] } }>("/v2/avatars");
    return data.avatars;
  }

  async render(script: string, avatarId: string, voiceId: string): Promise<string> {
    const { data } = await this.request<{ data: { video_id: string } }>("/v2/video/generate", {
      method: "POST",
      body: JSON.stringify({
        video_inputs: [
          {
            character: { type: "avatar", avatar_id: avatarId },
            voice: { type: "text", voice_id: voiceId, input_text: script },
          },
        ],
      }),
    });
    return data.video_id;
  }

  /** New flow behind a flag; the old one above goes when finance agrees. */
  async renderNext(script: string, lookId: string): Promise<string> {
    const { data } = await this.request<{ data: { video_id: string } }>("/v3/videos", {
      method: "POST",
      body: JSON.stringify({ type: "avatar", avatar_id: lookId, script }),
    });
    return data.video_id;
  }

  async job(id: string): Promise<VideoJob> {
    const { data } = await this.request<{ data: VideoJob }>(`/v1/video_status.get?video_id=${encodeURIComponent(id)}`);
    return data;
  }

  private async request<T>(path: string, init: RequestInit = {}): Promise<T> {
    const res = await fetch(`${this.baseUrl}${path}`, {
      ...init,
      headers: { "X-Api-Key": this.apiKey, "Content-Type": "application/json", ...init.headers },
    });
    if (!res.ok) throw new ProviderError(this.name, `${init.method ?? "GET"} ${path} failed: ${res.status}`);
    return (await res.json()) as T;
  }
}
