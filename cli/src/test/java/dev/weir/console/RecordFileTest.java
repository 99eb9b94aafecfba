package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {

  @TempDir Path folder;

  private List<SpecificRecord> read(String name, String content, Topic topic) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    List<SpecificRecord> records = new ArrayList<>();
    new RecordFile(file.toString(), null, topic, "here").forEach(records::add);
    return records;
  }

  @Test
  void shouldFillInWhatIsLeftOut() throws IOException {
    // When
    List<SpecificRecord> records =
        read("a.jsonl", "{\"values\":[1,2]}\n\n{\"values\":[3]}\n", Topic.SIGNALS);

    // Then
    assertThat(records).hasSize(2);
    SignalRecord first = (SignalRecord) records.getFirst();
    SignalRecord second = (SignalRecord) records.getLast();
    assertThat(first.getSource()).isEqualTo("here");
    assertThat(first.getEventTime())
        .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(Duration.ofMinutes(1)));
    assertThat(first.getValues()).containsExactly(1, 2);
    assertThat(first.getId()).isNotEqualTo(second.getId());
  }

  @Test
  void shouldKeepWhatIsGiven() throws IOException {
    // When
    List<SpecificRecord> records =
        read(
            "l.jsonl",
            "{\"source\":\"s\",\"recordId\":\"r\",\"eventTime\":\"2026-01-01T00:00:00Z\",\"label\":\"3\"}",
            Topic.LABELS);

    // Then
    assertThat(records)
        .singleElement(InstanceOfAssertFactories.type(LabelRecord.class))
        .satisfies(
            label -> {
              assertThat(label.getSource()).isEqualTo("s");
              assertThat(label.getRecordId()).isEqualTo("r");
              assertThat(label.getEventTime()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
              assertThat(label.getLabel()).isEqualTo("3");
            });
  }

  @Test
  void shouldTakeCsvColumnsByTheirNames() throws IOException {
    // When
    List<SpecificRecord> records =
        read("a.csv", "id,t0,label,t1\nr1,0.5,up,-1\nr2,2,down,3\n", Topic.SIGNALS);

    // Then
    SignalRecord first = (SignalRecord) records.getFirst();
    assertThat(first.getId()).isEqualTo("r1");
    assertThat(first.getLabel()).isEqualTo("up");
    assertThat(first.getValues()).containsExactly(0.5, -1);
    assertThat(((SignalRecord) records.getLast()).getValues()).containsExactly(2, 3);
  }

  @Test
  void shouldTakeCsvWithoutAHeader() throws IOException {
    List<SpecificRecord> records = read("a.csv", "0.5,-1\n2,3\n", Topic.SIGNALS);

    assertThat(records).hasSize(2);
    assertThat(((SignalRecord) records.getFirst()).getValues()).containsExactly(0.5, -1);
  }

  @Test
  void shouldNameFileLineAndValueOfABadNumber() {
    assertThatThrownBy(() -> read("a.csv", "1,2\n3,four\n", Topic.SIGNALS))
        .hasMessageContaining("a.csv")
        .hasMessageContaining("line 2, column 2")
        .hasMessageContaining("'four'");
  }

  @Test
  void shouldNameALineWithOtherColumnsThanTheHeader() {
    assertThatThrownBy(() -> read("a.csv", "id,t0\nr1,1,2\n", Topic.SIGNALS))
        .hasMessageContaining("line 2 has 3 columns, the header has 2");
  }

  @Test
  void shouldNameFileAndLineOfBadJson() {
    assertThatThrownBy(() -> read("a.jsonl", "{\"values\":[1]}\n{oops\n", Topic.SIGNALS))
        .hasMessageContaining("a.jsonl: line 2");
    assertThatThrownBy(() -> read("a.jsonl", "[1,2]\n", Topic.SIGNALS))
        .hasMessageContaining("line 1: no JSON object");
  }

  @Test
  void shouldNameAnUnknownField() {
    assertThatThrownBy(() -> read("a.jsonl", "{\"vales\":[1]}\n", Topic.SIGNALS))
        .hasMessageContaining("line 1")
        .hasMessageContaining("vales")
        .hasMessageContaining("values");
  }

  @Test
  void shouldRefuseCsvForLabels() {
    assertThatThrownBy(() -> read("a.csv", "1,2\n", Topic.LABELS))
        .hasMessageContaining("send labels as JSON lines");
  }

  @Test
  void shouldNameAFileThatIsNotThere() {
    RecordFile missing = new RecordFile("nowhere.csv", null, Topic.SIGNALS, "here");

    assertThatThrownBy(() -> missing.forEach(record -> {}))
        .hasMessageContaining("there is no file 'nowhere.csv'");
  }

  @Test
  void shouldTakePixelsAsListOrAsBase64() throws IOException {
    // When
    List<SpecificRecord> records =
        read(
            "images.jsonl",
            """
            {"width":2,"height":1,"pixels":[0,255]}
            {"width":2,"height":1,"pixels":"AP8="}
            """,
            Topic.IMAGES);

    // Then
    assertThat(records)
        .extracting(record -> ((ImageRecord) record).getPixels())
        .containsOnly(ByteBuffer.wrap(new byte[] {0, (byte) 255}));
  }

  @Test
  void shouldNameNumberThatIsNoGreyValue() {
    assertThatThrownBy(
            () ->
                read("images.jsonl", "{\"width\":2,\"height\":1,\"pixels\":[0,256]}", Topic.IMAGES))
        .hasMessageContaining("line 1")
        .hasMessageContaining("number 1 is 256; grey values are 0 to 255");
  }

  @Test
  void shouldTakeTestImagesOfFolderWithTheirLabels() throws IOException {
    // Given
    byte[] images = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, (byte) 200};
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 7, 4};
    for (String part : List.of("train", "t10k")) {
      Files.write(folder.resolve(part + "-images-idx3-ubyte"), images);
      Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels);
    }
    List<ImageRecord> records = new ArrayList<>();

    // When
    new RecordFile("idx:" + folder, null, Topic.IMAGES, "here")
        .forEach(record -> records.add((ImageRecord) record));

    // Then
    assertThat(records).extracting(ImageRecord::getLabel).containsExactly("7", "4");
    assertThat(records.getLast().getWidth()).isEqualTo(2);
    assertThat(records.getLast().getHeight()).isEqualTo(1);
    assertThat(records.getLast().getPixels())
        .isEqualTo(ByteBuffer.wrap(new byte[] {3, (byte) 200}));
    assertThat(records).extracting(ImageRecord::getId).doesNotHaveDuplicates();
  }
}
