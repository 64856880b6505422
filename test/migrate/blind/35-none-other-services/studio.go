package studio

import "net/http"

// Synthesia has paths much like those of others.
const synthesia = "https://api.synthesia.io"

type Studio struct {
	Key  string
	Base string
}

func New(key string) *Studio { return &Studio{Key: key, Base: synthesia} }

func (s *Studio) get(path string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, s.Base+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", s.Key)
	return http.DefaultClient.Do(req)
}

func (s *Studio) Templates() (*http.Response, error) { return s.get("/v2/templates") }
func (s *Studio) Videos() (*http.Response, error)    { return s.get("/v2/videos") }
func (s *Studio) Avatars() (*http.Response, error)   { return s.get("/v2/avatars") }
