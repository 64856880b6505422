package org.example.course;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;

@Service
public class CourseVideoService {

    @Value("${heygen.api.key}")
    private String apiKey;

    @Value("${heygen.api.url}")
    private String apiUrl;

    @Value("${heygen.status.url}")
    private String statusUrl;

    @Value("${heygen.api.base:https://api.heygen.com}")
    private String base;

    @Value("${heygen.default.avatar}")
    private String avatar;

    private final RestTemplate rest = new RestTemplate();

    public String film(String text, String voice) {
        Map<String, Object> scene = Map.of(
                "character", Map.of("type", "avatar", "avatar_id", avatar),
                "voice", Map.of("type", "text", "voice_id", voice, "input_text", text));
        ResponseEntity<Map> made = rest.postForEntity(apiUrl, new HttpEntity<>(Map.of("video_inputs", List.of(scene)), headers()), Map.class);
        return (String) ((Map<?, ?>) made.getBody().get("data")).get("video_id");
    }

    public Map<?, ?> status(String id) {
        String url = UriComponentsBuilder.fromHttpUrl(statusUrl).queryParam("video_id", id).toUriString();
        return rest.exchange(url, HttpMethod.GET, new HttpEntity<>(headers()), Map.class).getBody();
    }

    public Map<?, ?> voices() {
        return rest.exchange(base + "/v2/voices", HttpMethod.GET, new HttpEntity<>(headers()), Map.class).getBody();
    }

    private HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("X-Api-Key", apiKey);
        return headers;
    }
}
