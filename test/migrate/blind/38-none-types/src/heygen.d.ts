/**
 * Types of what HeyGen answers. The calls themselves are made by the app that uses this package.
 */
declare namespace HeyGen {
  /** Answer of `GET https://api.heygen.com/v2/avatars`. */
  interface Avatars {
    error: null | { code: string; message: string };
    data: { avatars: Avatar[]; talking_photos: TalkingPhoto[] };
  }

  interface Avatar {
    avatar_id: string;
    avatar_name: string;
    gender: "male" | "female" | "unknown";
    preview_image_url: string;
    preview_video_url: string | null;
  }

  interface TalkingPhoto {
    talking_photo_id: string;
    talking_photo_name: string;
    preview_image_url: string;
  }

  /** Body of `POST /v2/video/generate`. @see https://docs.heygen.com/reference/create-an-avatar-video-v2 */
  interface VideoRequest {
    title?: string;
    video_inputs: { character: object; voice: object; background?: object }[];
    dimension?: { width: number; height: number };
  }

  /** `GET /v1/video_status.get?video_id=…` */
  interface Status {
    code: 100;
    data: { id: string; status: "waiting" | "processing" | "completed" | "failed"; video_url: string | null };
  }
}
