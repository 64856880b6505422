using Greeter.HeyGen;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers();
builder.Services.AddHttpClient<HeyGenGateway>(client =>
{
    client.BaseAddress = new Uri("https://api.heygen.com/");
    client.DefaultRequestHeaders.Add("X-Api-Key", builder.Configuration["HeyGen:ApiKey"]);
    client.Timeout = TimeSpan.FromSeconds(60);
});

var app = builder.Build();
app.MapControllers();
app.MapGet("/health", () => "ok");
app.Run();
