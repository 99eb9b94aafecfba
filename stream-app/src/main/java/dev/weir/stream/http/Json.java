package dev.weir.stream.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.weir.schemas.PlainText;

/** Renders JSON pages. */
final class Json {
  private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private Json() {}

  /** An answer of maps, lists, texts, numbers and nulls, indented for terminals. */
  static Page.Answer answer(Object page) {
    try {
      String json = PlainText.lines(WRITER.writeValueAsString(page));
      return new Page.Answer(200, "application/json", json + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers are always JSON", e);
    }
  }
}
