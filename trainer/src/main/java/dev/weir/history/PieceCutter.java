package dev.weir.history;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the pieces of continuous signals into windows, as the stream does. */
public interface PieceCutter {

  /**
   * Cuts a source's pieces.
   *
   * @param source whose they are
   * @param pieces in the order in which they came
   * @return whole signals with ids of their own
   */
  List<SignalRecord> cut(String source, List<SignalRecord> pieces);

  /** Why a piece cannot be cut, or null. */
  @Nullable DeadLetterReason problem(SignalRecord piece);

  /** The rule, for the provenance, such as {@code window=40 stride=20 lateness=40 channels=1}. */
  String rule();
}
