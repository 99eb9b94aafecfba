package dev.weir.cli.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.schemas.FailureText;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Queries running instances of the application over HTTP, in parallel. */
public final class InstanceClient {

  private static final String PAGE = "/api/models";
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private InstanceClient() {}

  /**
   * Queries the models page of each instance.
   *
   * @param instances their addresses, such as {@code http://weir-0:8080}
   * @return one answer per instance, in the same order; an instance that is silent for 3 s counts
   *     as not answering
   */
  public static List<InstanceResponse> query(List<URI> instances) {
    if (instances.isEmpty()) {
      return List.of();
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      List<CompletableFuture<InstanceResponse>> answers =
          instances.stream().map(instance -> query(http, instance)).toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  private static CompletableFuture<InstanceResponse> query(HttpClient http, URI instance) {
    URI page = URI.create(instance.toString().replaceFirst("/$", "") + PAGE);
    HttpRequest request = HttpRequest.newBuilder(page).timeout(TIMEOUT).build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> read(instance, response))
        .exceptionally(failure -> new InstanceResponse.NoAnswer(instance, problem(failure)));
  }

  private static InstanceResponse read(URI instance, HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      return new InstanceResponse.NoAnswer(
          instance, "%s returned HTTP status %d".formatted(PAGE, response.statusCode()));
    }
    try {
      JsonNode page = JSON.readTree(response.body());
      return page.path("routes").isArray()
          ? new InstanceResponse.Received(instance, page)
          : new InstanceResponse.NoAnswer(
              instance, PAGE + " is not the page of an instance of Weir");
    } catch (JsonProcessingException e) {
      return new InstanceResponse.NoAnswer(
          instance, PAGE + " is not JSON: " + e.getOriginalMessage());
    }
  }

  private static String problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case HttpTimeoutException e -> "no answer within %d s".formatted(TIMEOUT.toSeconds());
      case ConnectException e -> "no process accepts connections there";
      default -> FailureText.of(cause);
    };
  }
}
