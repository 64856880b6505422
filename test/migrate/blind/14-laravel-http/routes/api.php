<?php

use App\Http\Controllers\CoachVideoController;
use Illuminate\Support\Facades\Route;

Route::middleware('auth:sanctum')->group(function () {
    Route::get('/v1/voices', [CoachVideoController::class, 'voices']);
    Route::post('/v1/videos', [CoachVideoController::class, 'store']);
    Route::get('/v1/videos/{video}', [CoachVideoController::class, 'show']);
});
