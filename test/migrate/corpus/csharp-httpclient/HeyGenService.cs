using System.Net.Http;
using System.Net.Http.Json;

public class HeyGenService
{
    private readonly HttpClient _http;

    public HeyGenService(HttpClient http, string key)
    {
        _http = http;
        _http.BaseAddress = new Uri("https://api.heygen.com/");
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    public Task<HttpResponseMessage> Voices() => _http.GetAsync("v2/voices");

    public Task<HttpResponseMessage> Generate(object body) => _http.PostAsJsonAsync("/v2/video/generate", body);

    public Task<string> Status(string id) => _http.GetStringAsync($"v1/video_status.get?video_id={id}");

    public Task<HttpResponseMessage> Remove(string id)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, $"v2/photo_avatar/{id}");
        return _http.SendAsync(request);
    }
}
