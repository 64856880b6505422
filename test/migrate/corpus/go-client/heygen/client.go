package heygen

import (
	"fmt"
	"net/http"
	"net/url"
)

const (
	defaultBaseURL = "https://api.heygen.com"
	generatePath   = "/v2/video/generate"
)

type Client struct {
	baseURL string
	http    *http.Client
}

func New() *Client { return &Client{baseURL: defaultBaseURL, http: http.DefaultClient} }

func (c *Client) do(method, path string, body any) (*http.Response, error) {
	req, err := http.NewRequest(method, c.baseURL+path, nil)
	if err != nil {
		return nil, err
	}
	return c.http.Do(req)
}

func (c *Client) Avatars() (*http.Response, error) { return c.do(http.MethodGet, "/v2/avatars", nil) }

func (c *Client) Generate(body any) (*http.Response, error) {
	return c.do(http.MethodPost, generatePath, body)
}

func (c *Client) Status(id string) (*http.Response, error) {
	u := fmt.Sprintf("%s/v1/video_status.get?video_id=%s", c.baseURL, url.QueryEscape(id))
	return http.Get(u)
}

func (c *Client) Train(group string) (*http.Response, error) {
	u, err := url.JoinPath(c.baseURL, "v2", "photo_avatar", "train", "status", group)
	if err != nil {
		return nil, err
	}
	return http.Get(u)
}
