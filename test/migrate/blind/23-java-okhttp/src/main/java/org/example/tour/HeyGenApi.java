package org.example.tour;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.json.JSONObject;

/** Guided tours, read out by a presenter. */
public class HeyGenApi {

    private static final String BASE = "https://api.heygen.com";
    private static final String TEMPLATE_URL = BASE + "/v2/template/%s/generate";
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient client = new OkHttpClient();
    private final String key;

    public HeyGenApi(String key) {
        this.key = key;
    }

    public String startTour(String templateId, JSONObject variables) throws IOException {
        String url = String.format(TEMPLATE_URL, templateId);
        RequestBody body = RequestBody.create(new JSONObject().put("title", "tour").put("variables", variables).toString(), JSON);
        Request request = base(url).post(body).build();
        return send(request).getJSONObject("data").getString("video_id");
    }

    public JSONObject status(String videoId) throws IOException {
        HttpUrl url = HttpUrl.get(BASE + "/v1/video_status.get").newBuilder().addQueryParameter("video_id", videoId).build();
        return send(new Request.Builder().url(url).header("X-Api-Key", key).build()).getJSONObject("data");
    }

    public int quota() throws IOException {
        HttpUrl url = new HttpUrl.Builder()
                .scheme("https")
                .host("api.heygen.com")
                .addPathSegments("v2/user/remaining_quota")
                .build();
        return send(new Request.Builder().url(url).header("X-Api-Key", key).get().build()).getJSONObject("data").getInt("remaining_quota");
    }

    public void delete(String videoId) throws IOException {
        send(base(BASE + "/v1/video.delete?video_id=" + videoId).delete().build());
    }

    private Request.Builder base(String url) {
        return new Request.Builder().url(url).addHeader("X-Api-Key", key).addHeader("Accept", "application/json");
    }

    private JSONObject send(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("HeyGen " + request.method() + " " + request.url() + ": " + response.code());
            }
            return new JSONObject(response.body().string());
        }
    }
}
