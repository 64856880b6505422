ORIGIN = "https://api.heygen.com"
HEYGEN = {"old": ORIGIN + "/v1", "current": ORIGIN + "/v2"}
