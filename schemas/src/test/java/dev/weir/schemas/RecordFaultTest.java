package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFaultTest {

  private static SignalRecord signal(String id, double... values) {
    return SignalRecord.of(id, "s1", Instant.EPOCH, values);
  }

  @Test
  void shouldAcceptAWholeSignalWithMissingValues() {
    // given
    SignalRecord signal = signal("r1", 1, Double.NaN);

    // when / then
    assertThat(RecordFault.ofNames(signal)).isEmpty();
    assertThat(RecordFault.ofSamples(signal)).isEmpty();
  }

  @Test
  void shouldRefuseAPieceWithMissingValues() {
    assertThat(RecordFault.ofSamples(signal("", 1, Double.NaN).withStart(0L)))
        .hasValue(new RecordFault(DeadLetterReason.UNUSABLE_VALUES, "value 1 is not finite"));
  }

  @Test
  void shouldRefuseASignalWithoutValuesThoughItsShapeIsConsistent() {
    assertThat(RecordFault.ofShape(signal("r1"))).isEmpty();
    assertThat(RecordFault.ofSamples(signal("r1")))
        .hasValue(new RecordFault(DeadLetterReason.WRONG_SIZE, "the signal has no values"));
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "2, 0", "0, -1", "2, -1"})
  void shouldRefuseValuesThatAreNoChannelsOfEqualLength(int values, int channels) {
    assertThat(RecordFault.ofShape(signal("r1", new double[values]).withChannels(channels)))
        .map(RecordFault::detail)
        .hasValue("%d values cannot be %d channels of equal length".formatted(values, channels));
  }

  @ParameterizedTest
  @CsvSource({"-1, negative", "1152921504606846977, too great"})
  void shouldRefuseAPieceWhoseStartIsNoIndex(long start, String why) {
    assertThat(RecordFault.ofSamples(signal("", 1).withStart(start)))
        .hasValue(
            new RecordFault(
                DeadLetterReason.WRONG_SIZE, "the piece's start is no index: it is " + why));
  }

  @ParameterizedTest
  @CsvSource({"-1", "NaN", "Infinity"})
  void shouldRefuseAPieceWhoseIntervalIsNoLengthOfTime(double interval) {
    assertThat(RecordFault.ofSamples(signal("", 1).withStart(0L).withInterval(interval)))
        .map(RecordFault::reason)
        .hasValue(DeadLetterReason.UNUSABLE_VALUES);
  }

  @Test
  void shouldRequireAnIdExceptOfAPiece() {
    assertThat(RecordFault.ofNames(signal("", 1)))
        .hasValue(new RecordFault(DeadLetterReason.UNUSABLE_VALUES, "the record's id is empty"));
    assertThat(RecordFault.ofNames(signal("", 1).withStart(0L))).isEmpty();
    assertThat(RecordFault.ofNames(new LabelRecord("s1", "", Instant.EPOCH, "a"))).isPresent();
  }

  @Test
  void shouldRefuseLongNamesAndEmptyLabels() {
    // given
    SignalRecord longId = signal("r".repeat(RecordNames.LONGEST_ID + 1), 1);

    // when / then
    assertThat(RecordFault.ofNames(longId))
        .map(RecordFault::reason)
        .hasValue(DeadLetterReason.TOO_LARGE);
    assertThat(RecordFault.ofNames(signal("r1", 1).withLabel("")))
        .map(RecordFault::reason)
        .hasValue(DeadLetterReason.UNUSABLE_VALUES);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, 6, ''",
    "2, 3, 5, the image of 2 x 3 has 5 pixels",
    "0, 0, 0, the image is 0 x 0; a side has at least 1 pixel",
    "65536, 65536, 0, the image of 65536 x 65536 has 0 pixels"
  })
  void shouldCompareThePixelsWithWidthAndHeight(int width, int height, int pixels, String detail) {
    // given
    ImageRecord image =
        ImageRecord.newBuilder()
            .setId("r1")
            .setSource("s1")
            .setEventTime(Instant.EPOCH)
            .setWidth(width)
            .setHeight(height)
            .setPixels(ByteBuffer.allocate(pixels))
            .build();

    // when / then
    assertThat(RecordFault.ofShape(image).map(RecordFault::detail).orElse("")).isEqualTo(detail);
  }
}
