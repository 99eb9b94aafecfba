package dev.weir.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** A running instance's answer to a request for {@code /api/models}. */
public sealed interface Answer {
  /** The instance, such as {@code http://weir-0:8080}. */
  URI instance();

  /**
   * It answered.
   *
   * @param page the received page
   */
  record Page(URI instance, JsonNode page) implements Answer {}

  /**
   * It did not answer.
   *
   * @param problem the reason, in words
   */
  record None(URI instance, String problem) implements Answer {}
}
