package main

import (
	"os"

	"gopkg.in/yaml.v3"
)

type Service struct {
	Host string `yaml:"host"`
	Key  string `yaml:"key"`
}

type Config struct {
	Listen     string   `yaml:"listen"`
	HeyGen     Service  `yaml:"heygen"`
	LiveAvatar Service  `yaml:"liveavatar"`
	Languages  []string `yaml:"languages"`
}

func load(path string) (c Config, err error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return c, err
	}
	err = yaml.Unmarshal([]byte(os.ExpandEnv(string(raw))), &c)
	return c, err
}
