import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.client.RestTemplate;

public class HeyGenClient {
  @Value("${heygen.base-url}")
  private String baseUrl;

  private final RestTemplate rest = new RestTemplate();

  public String quota() {
    return rest.getForObject(baseUrl + "/v2/user/remaining_quota", String.class);
  }

  public String generate(Object body) {
    return rest.postForObject(baseUrl + "/v2/video/generate", body, String.class);
  }
}
