package dev.weir.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Reads label counts from the application's pages. */
final class LabelCountReader implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;

  LabelCountReader(int port) {
    root = "http://127.0.0.1:" + port;
  }

  /**
   * Counts of {@code /api/accuracy}, over all versions and windows.
   *
   * @param labelled predictions with a known truth
   * @param correct the correct ones among them
   */
  record Counts(long labelled, long correct) {}

  Counts accuracy() {
    long labelled = 0;
    long correct = 0;
    for (JsonNode version : json("/api/accuracy").path("versions")) {
      labelled += version.path("labelled").asLong();
      correct += version.path("correct").asLong();
    }
    return new Counts(labelled, correct);
  }

  /** The count of labels with this outcome in {@code weir_labels_total}. */
  long labels(String outcome) {
    return get("/metrics")
        .lines()
        .filter(line -> line.startsWith("weir_labels_total{"))
        .filter(line -> line.contains("\"" + outcome + "\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private JsonNode json(String page) {
    try {
      return JSON.readTree(get(page));
    } catch (JsonProcessingException e) {
      throw new DemoFailure(page + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private String get(String page) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(root + page)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new DemoFailure(page + " cannot be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted while reading " + page, e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
