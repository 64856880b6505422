package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"example.org/portraits/heygen"
)

func main() {
	ctx := context.Background()
	c := heygen.New(os.Getenv("HEYGEN_API_KEY"))
	gen, err := c.Paint(ctx, heygen.Portrait{
		Name: "Ada", Age: "Young Adult", Gender: "Woman", Ethnicity: "Unspecified",
		Orientation: "square", Pose: "half_body", Style: "Vintage", Appearance: "in a library",
	})
	if err != nil {
		log.Fatal(err)
	}
	for {
		keys, err := c.Pictures(ctx, gen)
		if err != nil {
			log.Fatal(err)
		}
		if len(keys) > 0 {
			id, err := c.Group(ctx, "Ada", keys[0])
			fmt.Println(id, err, c.Sharpen(ctx, id))
			return
		}
		time.Sleep(10 * time.Second)
	}
}
