package org.example.course;

import java.util.Map;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/v2")
public class CourseVideoController {

    private final CourseVideoService service;

    public CourseVideoController(CourseVideoService service) {
        this.service = service;
    }

    @GetMapping("/voices")
    public Map<?, ?> voices() {
        return service.voices();
    }

    @PostMapping("/course-videos")
    public Map<String, String> create(@RequestBody Map<String, String> body) {
        return Map.of("id", service.film(body.get("text"), body.get("voice")));
    }

    @GetMapping("/course-videos/{id}")
    public Map<?, ?> show(@PathVariable String id) {
        return service.status(id);
    }
}
