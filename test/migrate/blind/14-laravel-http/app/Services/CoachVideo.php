<?php

namespace App\Services;

use Illuminate\Http\Client\PendingRequest;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Http;

class CoachVideo
{
    public function voices(): array
    {
        return Cache::remember('heygen.voices', now()->addDay(), fn () => $this->send('get', '/v2/voices')['data']['voices']);
    }

    public function talkingPhotos(): array
    {
        return $this->send('get', '/v1/talking_photo.list')['data'];
    }

    public function make(string $photoId, string $voiceId, string $text): string
    {
        $answer = $this->send('post', '/v2/video/generate', [
            'video_inputs' => [[
                'character' => ['type' => 'talking_photo', 'talking_photo_id' => $photoId],
                'voice' => ['type' => 'text', 'voice_id' => $voiceId, 'input_text' => $text],
            ]],
            'dimension' => ['width' => 720, 'height' => 720],
        ]);

        return $answer['data']['video_id'];
    }

    public function status(string $videoId): array
    {
        return $this->client()->get('/v1/video_status.get', ['video_id' => $videoId])->throw()->json('data');
    }

    private function send(string $verb, string $uri, array $payload = []): array
    {
        return match ($verb) {
            'get' => $this->client()->get($uri, $payload)->throw()->json(),
            'post' => $this->client()->post($uri, $payload)->throw()->json(),
        };
    }

    private function client(): PendingRequest
    {
        return Http::baseUrl(config('services.heygen.base_url'))
            ->withHeaders(['X-Api-Key' => config('services.heygen.api_key')])
            ->timeout(config('services.heygen.timeout'))
            ->acceptJson();
    }
}
