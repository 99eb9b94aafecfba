package dev.weir.history;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts pieces of continuous signals into windows, like the stream. */
public interface PieceCutter {

  /**
   * Cuts a source's pieces.
   *
   * @param source the source
   * @param pieces in order of arrival
   * @return whole signals with their own ids
   */
  List<SignalRecord> cut(String source, List<SignalRecord> pieces);

  /** Why a piece cannot be cut, or null if it can. */
  @Nullable DeadLetterReason problem(SignalRecord piece);

  /** The rule, for the provenance, such as {@code window=40 stride=20 lateness=40 channels=1}. */
  String rule();
}
