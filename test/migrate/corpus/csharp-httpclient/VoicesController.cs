using Microsoft.AspNetCore.Mvc;

[ApiController]
public class VoicesController : ControllerBase
{
    private readonly HeyGenService _heygen;

    [HttpGet("/v2/voices")]
    public IActionResult List() => Ok();

    [HttpPost("/v2/video/generate")]
    public IActionResult Generate() => Ok();
}
