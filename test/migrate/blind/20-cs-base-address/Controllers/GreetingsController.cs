using Greeter.HeyGen;
using Microsoft.AspNetCore.Mvc;

namespace Greeter.Controllers;

[ApiController]
[Route("v1")]
public class GreetingsController(HeyGenGateway heygen) : ControllerBase
{
    [HttpGet("/v1/avatars")]
    public async Task<IActionResult> Avatars() => Ok(await heygen.AvatarsAsync());

    [HttpPost("greetings")]
    public async Task<IActionResult> Create([FromBody] HeyGenGateway.GreetingRequest body)
        => Accepted(new { id = await heygen.GenerateAsync(body) });

    [HttpGet("greetings/{id}")]
    public async Task<IActionResult> Show(string id) => Content(await heygen.StatusAsync(id), "application/json");

    [HttpDelete("photos/{id}")]
    public async Task<IActionResult> Drop(string id)
    {
        await heygen.DeletePhotoAsync(id);
        return NoContent();
    }
}
