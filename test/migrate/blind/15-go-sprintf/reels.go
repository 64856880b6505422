package reels

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

type avatar struct {
	Data struct {
		Name         string `json:"name"`
		DefaultVoice string `json:"default_voice_id"`
	} `json:"data"`
}

// Make films the text with the avatar's own voice.
func Make(ctx context.Context, avatarID, text string) (string, error) {
	var a avatar
	if err := do(ctx, http.MethodGet, fmt.Sprintf("%s/v2/avatar/%s/details", baseURL, avatarID), nil, &a); err != nil {
		return "", err
	}
	voice := a.Data.DefaultVoice
	if voice == "" {
		voice = defaultVoice
	}
	payload, _ := json.Marshal(map[string]any{
		"video_inputs": []any{map[string]any{
			"character": map[string]any{"type": "avatar", "avatar_id": avatarID},
			"voice":     map[string]any{"type": "text", "voice_id": voice, "input_text": text},
		}},
	})
	var made struct {
		Data struct {
			VideoID string `json:"video_id"`
		} `json:"data"`
	}
	err := do(ctx, http.MethodPost, baseURL+"/v2/video/generate", bytes.NewReader(payload), &made)
	return made.Data.VideoID, err
}

func Status(ctx context.Context, id string) (string, error) {
	q := url.Values{"video_id": {id}}
	var out struct {
		Data struct {
			Status string `json:"status"`
		} `json:"data"`
	}
	err := do(ctx, "GET", fmt.Sprintf("%s/v1/video_status.get?%s", baseURL, q.Encode()), nil, &out)
	return out.Data.Status, err
}

// Voices is new code, so it is written for v3.
func Voices(ctx context.Context, token string) (json.RawMessage, error) {
	var out json.RawMessage
	err := do(ctx, http.MethodGet, baseURL+"/v3/voices?limit=100&token="+url.QueryEscape(token), nil, &out)
	return out, err
}
