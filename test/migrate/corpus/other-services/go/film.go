package film

type Client struct{ BaseURL string }

func NewClient() *Client { return &Client{BaseURL: "https://api.heygen.com"} }

func (c *Client) Videos() string { return c.BaseURL + "/v3/videos" }
