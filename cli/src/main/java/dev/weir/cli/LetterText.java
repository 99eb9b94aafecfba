package dev.weir.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.letters.Letter;
import dev.weir.letters.Letters;
import dev.weir.schemas.DeadLetter;

/** A letter in a line, without its content. */
final class LetterText {

  private LetterText() {}

  static String row(Letter letter, Letters all) {
    DeadLetter why = letter.why();
    return "%-8s %s  %-23s  %s%s"
        .formatted(
            letter.position(),
            why.time(),
            why.reason(),
            origin(why),
            all.replayed().contains(letter.position()) ? "  replayed" : "");
  }

  static String json(Letter letter, Letters all) {
    DeadLetter why = letter.why();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("position", letter.position().toString())
        .put("time", why.time().toString())
        .put("reason", why.reason())
        .put("detail", why.detail())
        .put("topic", why.topic())
        .put("partition", why.partition())
        .put("offset", why.offset())
        .put("bytes", size(letter.value()))
        .put("replays", letter.replays())
        .put("replayed", all.replayed().contains(letter.position()));
    return node.toString();
  }

  static String origin(DeadLetter why) {
    return why.topic() + "-" + why.partition() + "@" + why.offset();
  }

  static int size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
