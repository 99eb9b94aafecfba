package dev.weir.stream.http;

import dev.weir.schemas.TextSanitizer;
import dev.weir.schemas.json.Json;

/** A page that is rendered for each request; must be thread-safe. */
@FunctionalInterface
public interface Page {
  /** Renders the page. */
  Answer answer();

  /**
   * Renders the page in a form that the client accepts. Most pages have only one.
   *
   * @param accept the client's {@code Accept} header; empty if it has none
   */
  default Answer answer(String accept) {
    return answer();
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param type content type
   * @param body text, sent as UTF-8
   */
  record Answer(int status, String type, String body) {
    /** Returns an answer of JSON, indented for terminals. */
    static Answer json(Object page) {
      return new Answer(200, "application/json", TextSanitizer.lines(Json.indented(page)) + "\n");
    }

    /** Returns an answer of plain text. */
    public static Answer text(int status, String body) {
      return new Answer(status, "text/plain; charset=utf-8", body);
    }
  }
}
