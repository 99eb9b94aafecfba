package dev.weir.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The requests of Confluent's API that the sandbox needs. */
final class RegistryClient implements AutoCloseable {

  private static final String TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final String url;

  RegistryClient(String url) {
    this.url = url;
  }

  boolean isReady() throws InterruptedException {
    try {
      return send(request("/subjects").GET()).statusCode() == 200;
    } catch (IOException e) {
      // No listener yet.
      return false;
    }
  }

  /** Sets the default compatibility level of subjects. */
  void setCompatibility(String level) throws IOException, InterruptedException {
    String body = "{\"compatibility\":\"" + level + "\"}";
    var response = send(request("/config").PUT(BodyPublishers.ofString(body)));
    if (response.statusCode() != 200) {
      throw new SandboxException(
          "The registry refused compatibility %s: status %d, %s"
              .formatted(level, response.statusCode(), response.body()));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Content-Type", TYPE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
