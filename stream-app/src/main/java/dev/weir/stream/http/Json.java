package dev.weir.stream.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Pages of JSON. */
final class Json {
  private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private Json() {}

  /** An answer of maps, lists, texts, numbers and nulls. */
  static Page.Answer answer(Object page) {
    try {
      return new Page.Answer(200, "application/json", WRITER.writeValueAsString(page) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers are always JSON", e);
    }
  }
}
