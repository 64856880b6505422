<?php

use Illuminate\Support\Facades\Route;

Route::get('/v2/voices', [App\Http\Controllers\HeyGenController::class, 'voices']);
Route::post('/v2/video/generate', [App\Http\Controllers\HeyGenController::class, 'film']);
