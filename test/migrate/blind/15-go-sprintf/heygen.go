package reels

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

const (
	baseURL      = "https://api.heygen.com"
	defaultVoice = "f4a7"
)

var client = &http.Client{Timeout: 30 * time.Second}

func do(ctx context.Context, method, target string, body io.Reader, out any) error {
	req, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		return err
	}
	req.Header.Set("X-Api-Key", os.Getenv("HEYGEN_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	res, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("heygen: %w", err)
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		return fmt.Errorf("heygen: %s %s: %s", method, target, res.Status)
	}
	return json.NewDecoder(res.Body).Decode(out)
}
