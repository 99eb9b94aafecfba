package dev.weir.cli.deadletters;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.schemas.DeadLetter;
import dev.weir.stream.deadletters.DeadLetterEntry;
import dev.weir.stream.deadletters.DeadLetterSelection;

/** A letter as JSON, without its content; {@code bytes} is the size of its value. */
record DeadLetterJson(
    String position, @JsonUnwrapped DeadLetter why, int bytes, int replays, boolean replayed) {

  static DeadLetterJson of(DeadLetterEntry letter, DeadLetterSelection all) {
    return new DeadLetterJson(
        letter.position().toString(),
        letter.why(),
        letter.value() == null ? 0 : letter.value().length,
        letter.replays(),
        all.replayed().contains(letter.position()));
  }
}
