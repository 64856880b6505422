const api = "https://api.example.com";
fetch(`${api}/v2/avatars`);
fetch(`${api}/v1/video_status.get`);
