<?php

declare(strict_types=1);

namespace Lumen\Films;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ClientException;

final class TemplateFilms
{
    private Client $http;

    public function __construct(string $key, ?Client $http = null)
    {
        $this->http = $http ?? new Client([
            'base_uri' => 'https://api.heygen.com/v2/',
            'headers' => ['X-Api-Key' => $key, 'Accept' => 'application/json'],
            'timeout' => 25.0,
        ]);
    }

    /** @return array<int, array{template_id: string, name: string}> */
    public function all(): array
    {
        return $this->json($this->http->request('GET', 'templates'))['data']['templates'];
    }

    public function variables(string $id): array
    {
        try {
            return $this->json($this->http->get(sprintf('template/%s', $id)))['data']['variables'];
        } catch (ClientException $e) {
            throw new UnknownTemplate($id, previous: $e);
        }
    }

    public function render(string $id, array $variables, bool $captions = true): string
    {
        $response = $this->http->post('template/' . $id . '/generate', [
            'json' => ['caption' => $captions, 'title' => "film-$id", 'variables' => $variables],
        ]);
        return $this->json($response)['data']['video_id'];
    }

    public function state(string $video): array
    {
        // another version, so from the root
        return $this->json($this->http->get('/v1/video_status.get', ['query' => ['video_id' => $video]]))['data'];
    }

    public function remove(string $video): void
    {
        $this->http->delete('/v1/video.delete', ['query' => ['video_id' => $video]]);
    }

    private function json($response): array
    {
        return json_decode((string) $response->getBody(), true, 512, JSON_THROW_ON_ERROR);
    }
}
