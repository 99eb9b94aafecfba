package dev.weir.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.letters.Letter;
import dev.weir.letters.Letters;
import dev.weir.schemas.DeadLetter;

/** A letter as JSON, without its content; {@code bytes} is the size of its value. */
record LetterJson(
    String position, @JsonUnwrapped DeadLetter why, int bytes, int replays, boolean replayed) {

  static LetterJson of(Letter letter, Letters all) {
    return new LetterJson(
        letter.position().toString(),
        letter.why(),
        letter.value() == null ? 0 : letter.value().length,
        letter.replays(),
        all.replayed().contains(letter.position()));
  }
}
