package org.example.cards.net

import okhttp3.ResponseBody
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.POST
import retrofit2.http.Path

/** ElevenLabs. */
interface SpeechApi {

    @GET("v1/voices")
    suspend fun voices(): Map<String, Any>

    @GET("v2/voices")
    suspend fun searchVoices(): Map<String, Any>

    @POST("v1/text-to-speech/{voice}")
    suspend fun speak(@Path("voice") voice: String, @Body body: Map<String, String>): ResponseBody
}
