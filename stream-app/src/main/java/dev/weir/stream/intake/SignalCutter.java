package dev.weir.stream.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.continuous.Cut;
import dev.weir.stream.continuous.CutShape;
import dev.weir.stream.continuous.OpenSignal;
import dev.weir.stream.continuous.Segment;
import dev.weir.stream.continuous.Window;
import dev.weir.stream.continuous.WindowCutter;
import dev.weir.stream.decode.RejectedException;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes pieces over the store of a task: reads what is kept of the source, cuts, keeps the rest.
 */
final class SignalCutter {
  private final KeyValueStore<Bytes, byte[]> store;

  SignalCutter(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * Takes a piece.
   *
   * @param now this machine's clock, milliseconds since the epoch
   * @param out takes the windows, in order
   * @throws RejectedException if nothing of it can be used and it is no duplicate
   */
  Cut take(String source, Segment piece, CutShape shape, long now, Consumer<Window> out)
      throws RejectedException {
    Bytes key = Bytes.wrap(source.getBytes(UTF_8));
    OpenSignal before = before(key, piece, shape);
    WindowCutter.Step step = new WindowCutter(shape).take(before, piece, now, out);
    Cut cut = step.cut();
    if (cut.added() == 0) {
      checkDuplicate(before, piece, cut);
      return cut;
    }
    store.put(key, step.state().toBytes());
    return cut;
  }

  private OpenSignal before(Bytes key, Segment piece, CutShape shape) {
    byte[] stored = store.get(key);
    OpenSignal kept = stored == null ? null : OpenSignal.fromBytes(stored);
    return kept == null || kept.channels() != shape.channels()
        ? OpenSignal.before(piece, shape)
        : kept;
  }

  private static void checkDuplicate(OpenSignal before, Segment piece, Cut cut)
      throws RejectedException {
    if (piece.lastTime() > before.eventTime()) {
      throw tooLate(
          "the piece is newer than the source's others, yet the source has been there before: one"
              + " that counts anew needs another id");
    }
    if (cut.late() == piece.length()) {
      throw tooLate(
          "the piece comes after its samples were given up: it ends %d samples before the source's newest; a longer lateness of the route would wait for it"
              .formatted(before.newest() - piece.end()));
    }
  }

  private static RejectedException tooLate(String detail) {
    return new RejectedException(DeadLetterReason.TOO_LATE, detail);
  }
}
