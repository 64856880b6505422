<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class HeyGen
{
    private function client()
    {
        return Http::withHeaders(['X-Api-Key' => config('services.heygen.key')])
            ->baseUrl(config('services.heygen.base_url'));
    }

    public function voices()
    {
        return $this->client()->get('/voices')->json('data.voices');
    }

    public function film(array $body)
    {
        return Http::withToken('x')->baseUrl('https://api.heygen.com')->post('/v2/video/generate', $body)->json();
    }

    public function quota()
    {
        return Http::get(config('services.heygen.base_url') . '/user/remaining_quota');
    }
}
