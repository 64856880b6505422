<?php

namespace App;

use GuzzleHttp\Client;

class HeyGenClient
{
    private Client $http;

    public function __construct(string $key)
    {
        $this->http = new Client([
            'base_uri' => 'https://api.heygen.com/v2/',
            'headers' => ['X-Api-Key' => $key],
        ]);
    }

    public function avatars(): array
    {
        return json_decode($this->http->get('avatars')->getBody(), true)['data']['avatars'];
    }

    public function train(string $group): void
    {
        $this->http->request('POST', 'photo_avatar/train', ['json' => ['group_id' => $group]]);
    }

    public function remove(string $id): void
    {
        $this->http->delete("photo_avatar/{$id}");
    }

    public function status(string $id): array
    {
        $answer = $this->http->get('https://api.heygen.com/v1/video_status.get', ['query' => ['video_id' => $id]]);
        return json_decode($answer->getBody(), true);
    }
}
