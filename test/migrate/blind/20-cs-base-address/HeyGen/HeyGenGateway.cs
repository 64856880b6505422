using System.Net.Http.Json;

namespace Greeter.HeyGen;

public sealed class HeyGenGateway(HttpClient http, ILogger<HeyGenGateway> logger)
{
    public async Task<IReadOnlyList<AvatarDto>> AvatarsAsync(CancellationToken ct = default)
    {
        var answer = await http.GetFromJsonAsync<Envelope<AvatarList>>("v2/avatars", ct);
        return answer!.Data.Avatars;
    }

    public async Task<string> GenerateAsync(GreetingRequest request, CancellationToken ct = default)
    {
        using var response = await http.PostAsJsonAsync("v2/video/generate", request, ct);
        if (!response.IsSuccessStatusCode)
        {
            logger.LogWarning("HeyGen refused: {Body}", await response.Content.ReadAsStringAsync(ct));
        }
        response.EnsureSuccessStatusCode();
        var made = await response.Content.ReadFromJsonAsync<Envelope<VideoId>>(ct);
        return made!.Data.Id;
    }

    public async Task<string> StatusAsync(string videoId, CancellationToken ct = default)
    {
        var response = await http.GetAsync($"v1/video_status.get?video_id={Uri.EscapeDataString(videoId)}", ct);
        return await response.Content.ReadAsStringAsync(ct);
    }

    public Task DeletePhotoAsync(string id) => http.DeleteAsync($"v2/photo_avatar/{id}");

    public record Envelope<T>(T Data);
    public record AvatarList(List<AvatarDto> Avatars);
    public record AvatarDto(string Avatar_id, string Avatar_name);
    public record VideoId(string Id);
    public record GreetingRequest(object[] Video_inputs, string? Title);
}
