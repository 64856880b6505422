using RestSharp;

namespace Praise;

public class Studio
{
    const string Host = "https://api.heygen.com";
    readonly RestClient _v2;
    readonly RestClient _v1 = new($"{Host}/v1");
    readonly RestClient _files = new("https://upload.heygen.com");

    public Studio(string key)
    {
        _v2 = new RestClient(new RestClientOptions($"{Host}/v2") { MaxTimeout = 30_000 });
        foreach (var c in new[] { _v1, _v2, _files }) c.AddDefaultHeader("X-Api-Key", key);
    }

    public async Task<string> VoicesAsync()
    {
        var request = new RestRequest("voices", Method.Get);
        return (await _v2.ExecuteAsync(request)).Content ?? "";
    }

    public async Task<string> PraiseAsync(string templateId, object variables)
    {
        var request = new RestRequest("template/{id}/generate", Method.Post)
            .AddUrlSegment("id", templateId)
            .AddJsonBody(new { title = "Praise", variables });
        return (await _v2.ExecuteAsync(request)).Content ?? "";
    }

    public async Task<string> UploadAsync(byte[] png)
    {
        var request = new RestRequest("v1/asset", Method.Post);
        request.AddBody(png, "image/png");
        return (await _files.ExecuteAsync(request)).Content ?? "";
    }

    public async Task<string> StatusAsync(string id)
    {
        var request = new RestRequest("video_status.get").AddQueryParameter("video_id", id);
        return (await _v1.GetAsync(request)).Content ?? "";
    }

    public Task UnhookAsync(string endpoint) =>
        _v1.DeleteAsync(new RestRequest("webhook/endpoint.delete").AddQueryParameter("endpoint_id", endpoint));
}
