package dev.weir.cli.format;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** A running instance's answer to a request for {@code /api/models}. */
@JsonPropertyOrder({"instance", "answered"})
public sealed interface InstanceResponse {
  /** The instance, such as {@code http://weir-0:8080}. */
  URI instance();

  /** Whether it answered. */
  boolean isAnswered();

  /**
   * It answered.
   *
   * @param page the received page
   */
  record Received(URI instance, @JsonIgnore JsonNode page) implements InstanceResponse {
    @Override
    public boolean isAnswered() {
      return true;
    }

    /** The page's unusable records of {@code models}. */
    @JsonProperty
    public JsonNode problems() {
      return page.path("problems");
    }
  }

  /**
   * It did not answer.
   *
   * @param problem the reason
   */
  record NoAnswer(URI instance, String problem) implements InstanceResponse {
    @Override
    public boolean isAnswered() {
      return false;
    }
  }
}
