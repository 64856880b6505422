namespace Onboarding.Video;

public class HeyGenOptions
{
    public const string Section = "HeyGen";

    public string BaseUrl { get; set; } = "";
    public string ApiKey { get; set; } = "";
    public EndpointOptions Endpoints { get; set; } = new();

    public class EndpointOptions
    {
        public string Generate { get; set; } = "";
        public string Status { get; set; } = "";
        public string Quota { get; set; } = "";
    }
}
