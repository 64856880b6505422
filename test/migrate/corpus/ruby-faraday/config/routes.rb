# Our own API, before HeyGen's.
Rails.application.routes.draw do
  get "/v2/voices", to: "voices#index"
end
