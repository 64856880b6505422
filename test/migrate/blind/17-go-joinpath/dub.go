package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"path"
)

type Dubber struct{ cfg Config }

func (d Dubber) send(s Service, method, target string, body any) (*http.Response, error) {
	raw, _ := json.Marshal(body)
	req, err := http.NewRequest(method, target, bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	req.Header.Set("X-Api-Key", s.Key)
	return http.DefaultClient.Do(req)
}

func (d Dubber) Start(video, language string) (*http.Response, error) {
	target, err := url.JoinPath(d.cfg.HeyGen.Host, "v2", "video_translate")
	if err != nil {
		return nil, err
	}
	return d.send(d.cfg.HeyGen, http.MethodPost, target, map[string]string{"video_url": video, "output_language": language})
}

func (d Dubber) Check(id string) (*http.Response, error) {
	target, err := url.JoinPath(d.cfg.HeyGen.Host, "v2", "video_translate", id)
	if err != nil {
		return nil, err
	}
	return d.send(d.cfg.HeyGen, http.MethodGet, target, nil)
}

func (d Dubber) Original(id string) (*http.Response, error) {
	u, err := url.Parse(d.cfg.HeyGen.Host)
	if err != nil {
		return nil, err
	}
	u.Path = path.Join("/v1", "video_status.get")
	u.RawQuery = url.Values{"video_id": {id}}.Encode()
	return d.send(d.cfg.HeyGen, http.MethodGet, u.String(), nil)
}

func (d Dubber) LiveToken() (*http.Response, error) {
	target, err := url.JoinPath(d.cfg.LiveAvatar.Host, "v1", "sessions", "token")
	if err != nil {
		return nil, err
	}
	return d.send(d.cfg.LiveAvatar, http.MethodPost, target, nil)
}
