using RestSharp;

public class HeyGen
{
    private readonly RestClient _client;

    public HeyGen(IConfiguration configuration)
    {
        _client = new RestClient(configuration["HeyGen:BaseUrl"]);
    }

    public RestResponse Avatars() => _client.Execute(new RestRequest("/avatars", Method.Get));

    public RestResponse Generate(object body)
    {
        var request = new RestRequest("video/generate", Method.Post);
        request.AddJsonBody(body);
        return _client.Execute(request);
    }
}
