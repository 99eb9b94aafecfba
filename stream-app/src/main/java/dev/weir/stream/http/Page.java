package dev.weir.stream.http;

/** A page that is made anew for each request; called by several threads. */
@FunctionalInterface
public interface Page {
  /** Makes the page as it is for a client that asks for nothing in particular. */
  Answer answer();

  /** Makes the page for a request. Most pages are the same for all. */
  default Answer answer(Request request) {
    return answer();
  }

  /**
   * What a client asks for.
   *
   * @param accept its header {@code Accept}; empty where it has none
   */
  record Request(String accept) {}

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param type of the content
   * @param body text, sent as UTF-8
   */
  record Answer(int status, String type, String body) {
    /** An answer of plain text. */
    public static Answer text(int status, String body) {
      return new Answer(status, "text/plain; charset=utf-8", body);
    }
  }
}
