// Package heygen is a small client for the photo avatar part of the API.
package heygen

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

const DefaultBaseURL = "https://api.heygen.com"

type Client struct {
	BaseURL string
	Key     string
	HTTP    *http.Client
}

func New(key string) *Client {
	return &Client{BaseURL: DefaultBaseURL, Key: key, HTTP: http.DefaultClient}
}

func (c *Client) do(ctx context.Context, method, path string, in, out any) error {
	var buf bytes.Buffer
	if in != nil {
		if err := json.NewEncoder(&buf).Encode(in); err != nil {
			return err
		}
	}
	req, err := http.NewRequestWithContext(ctx, method, strings.TrimRight(c.BaseURL, "/")+path, &buf)
	if err != nil {
		return err
	}
	req.Header.Set("x-api-key", c.Key)
	res, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode/100 != 2 {
		return fmt.Errorf("%s %s: %d", method, path, res.StatusCode)
	}
	return json.NewDecoder(res.Body).Decode(out)
}
