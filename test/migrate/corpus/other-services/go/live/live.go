package live

const baseURL = "https://api.liveavatar.com"

func voices() string { return baseURL + "/v2/voices" }

func token() string { return baseURL + "/v1/sessions/token" }
