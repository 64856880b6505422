package heygen

import "context"

type Portrait struct {
	Name        string `json:"name"`
	Age         string `json:"age"`
	Gender      string `json:"gender"`
	Ethnicity   string `json:"ethnicity"`
	Orientation string `json:"orientation"`
	Pose        string `json:"pose"`
	Style       string `json:"style"`
	Appearance  string `json:"appearance"`
}

func (c *Client) Paint(ctx context.Context, p Portrait) (string, error) {
	var out struct {
		Data struct {
			GenerationID string `json:"generation_id"`
		} `json:"data"`
	}
	err := c.do(ctx, "POST", "/v2/photo_avatar/photo/generate", p, &out)
	return out.Data.GenerationID, err
}

func (c *Client) Pictures(ctx context.Context, generation string) ([]string, error) {
	var out struct {
		Data struct {
			Keys []string `json:"image_key_list"`
		} `json:"data"`
	}
	err := c.do(ctx, "GET", "/v2/photo_avatar/generation/"+generation, nil, &out)
	return out.Data.Keys, err
}

func (c *Client) Group(ctx context.Context, name, key string) (string, error) {
	var out struct {
		Data struct {
			ID string `json:"id"`
		} `json:"data"`
	}
	err := c.do(ctx, "POST", "/v2/photo_avatar/avatar_group/create", map[string]string{"name": name, "image_key": key}, &out)
	return out.Data.ID, err
}

func (c *Client) Sharpen(ctx context.Context, id string) error {
	return c.do(ctx, "POST", "/v2/photo_avatar/upscale", map[string]string{"id": id}, &struct{}{})
}

func (c *Client) DropGroup(ctx context.Context, id string) error {
	return c.do(ctx, "DELETE", "/v2/photo_avatar_group/"+id, nil, &struct{}{})
}
