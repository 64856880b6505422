import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/v2/avatars")
public class FilmController {
  private final HeyGenClient heygen = new HeyGenClient();

  @GetMapping("/v2/voices")
  public String voices() {
    return "";
  }
}
