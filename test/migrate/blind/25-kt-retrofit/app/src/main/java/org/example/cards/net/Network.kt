package org.example.cards.net

import okhttp3.OkHttpClient
import org.example.cards.BuildConfig
import retrofit2.Retrofit
import retrofit2.converter.gson.GsonConverterFactory

object Network {

    private val speechHttp = OkHttpClient.Builder()
        .addInterceptor { chain ->
            chain.proceed(chain.request().newBuilder().header("xi-api-key", BuildConfig.ELEVEN_KEY).build())
        }
        .build()

    val heyGen: HeyGenApi by lazy {
        Retrofit.Builder()
            .baseUrl("https://api.heygen.com/")
            .addConverterFactory(GsonConverterFactory.create())
            .build()
            .create(HeyGenApi::class.java)
    }

    val speech: SpeechApi by lazy {
        Retrofit.Builder()
            .baseUrl("https://api.elevenlabs.io/")
            .client(speechHttp)
            .addConverterFactory(GsonConverterFactory.create())
            .build()
            .create(SpeechApi::class.java)
    }
}
