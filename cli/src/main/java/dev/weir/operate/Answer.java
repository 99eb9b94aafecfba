package dev.weir.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** What came of asking a running instance for its page {@code /api/models}. */
public sealed interface Answer {
  /** The instance, such as {@code http://weir-0:8080}. */
  URI instance();

  /**
   * It answered.
   *
   * @param page as it came
   */
  record Page(URI instance, JsonNode page) implements Answer {}

  /**
   * It did not.
   *
   * @param problem why, in words
   */
  record None(URI instance, String problem) implements Answer {}
}
