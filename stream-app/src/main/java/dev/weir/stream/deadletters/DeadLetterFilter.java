package dev.weir.stream.deadletters;

import dev.weir.schemas.DeadLetter;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Selects letters; a null field matches everything.
 *
 * @param reason the text of a {@link dev.weir.schemas.DeadLetterReason}
 * @param origin {@code TOPIC}, {@code TOPIC-PARTITION} or {@code TOPIC-PARTITION@OFFSET}
 * @param from refused at this time or later
 * @param to refused before this time
 */
public record DeadLetterFilter(
    @Nullable String reason,
    @Nullable String origin,
    @Nullable Instant from,
    @Nullable Instant to) {
  private static final Pattern ORIGIN = Pattern.compile("(.+)-(\\d+)(?:@(\\d+))?");

  /** Selects every letter. */
  public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null);

  /** Returns whether the filter selects a letter. */
  public boolean matches(DeadLetter letter) {
    return (reason == null || reason.equals(letter.reason()))
        && (origin == null || comesFrom(letter))
        && (from == null || !letter.time().isBefore(from))
        && (to == null || letter.time().isBefore(to));
  }

  /** A topic name may itself end in a hyphen and a number. */
  private boolean comesFrom(DeadLetter letter) {
    Matcher parts = ORIGIN.matcher(origin);
    return origin.equals(letter.topic())
        || (parts.matches()
            && parts.group(1).equals(letter.topic())
            && parts.group(2).equals(Integer.toString(letter.partition()))
            && (parts.group(3) == null || parts.group(3).equals(Long.toString(letter.offset()))));
  }
}
