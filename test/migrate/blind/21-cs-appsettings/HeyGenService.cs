using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Onboarding.Video;

public class HeyGenService
{
    private readonly HttpClient _http;
    private readonly HeyGenOptions _options;

    public HeyGenService(HttpClient http, IOptions<HeyGenOptions> options)
    {
        _http = http;
        _options = options.Value;
    }

    public async Task<string> WelcomeAsync(string employee, string avatarId, string voiceId)
    {
        await RequireCreditsAsync();
        var url = $"{_options.BaseUrl}{_options.Endpoints.Generate}";
        var body = JsonSerializer.Serialize(new
        {
            video_inputs = new[]
            {
                new
                {
                    character = new { type = "avatar", avatar_id = avatarId },
                    voice = new { type = "text", voice_id = voiceId, input_text = $"Welcome aboard, {employee}!" }
                }
            }
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Headers.Add("x-api-key", _options.ApiKey);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<string> StatusAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_options.BaseUrl}{_options.Endpoints.Status}?video_id={id}");
        request.Headers.Add("x-api-key", _options.ApiKey);
        return await SendAsync(request);
    }

    private async Task RequireCreditsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _options.BaseUrl + _options.Endpoints.Quota);
        request.Headers.Add("x-api-key", _options.ApiKey);
        var left = JsonDocument.Parse(await SendAsync(request)).RootElement.GetProperty("data").GetProperty("remaining_quota").GetInt32();
        if (left < 60) throw new InvalidOperationException("No credits left");
    }

    private async Task<string> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
