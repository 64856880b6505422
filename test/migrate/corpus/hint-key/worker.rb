class Worker
  def perform(job)
    headers = { "X-Api-Key" => ENV.fetch("HEYGEN_API_KEY") }
    Http.post(job.endpoint.address, headers: headers, body: job.body)
  end
end
