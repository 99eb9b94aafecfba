package dev.weir.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.trainer.data.CsvFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RecordFileTest {

  @TempDir Path folder;

  private List<SpecificRecord> read(String name, String content, Topic topic) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    List<SpecificRecord> records = new ArrayList<>();
    new RecordFile(file.toString(), null, topic, "here", List.of()).forEach(records::add);
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
        .hasMessageContaining("a.csv:2:2: 'four' is not a number");
  }

  @Test
  void shouldNameALineWithOtherColumnsThanTheHeader() {
    assertThatThrownBy(() -> read("a.csv", "id,t0\nr1,1,2\n", Topic.SIGNALS))
        .hasMessageContaining("a.csv:2: 3 columns where the first line has 2");
  }

  @Test
  void shouldNameFileAndLineOfBadJson() {
    assertThatThrownBy(() -> read("a.jsonl", "{\"values\":[1]}\n{oops\n", Topic.SIGNALS))
        .hasMessageContaining("a.jsonl: line 2");
    assertThatThrownBy(() -> read("a.jsonl", "[1,2]\n", Topic.SIGNALS))
        .hasMessageContaining("line 1: not a JSON object");
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
    RecordFile missing = new RecordFile("nowhere.csv", null, Topic.SIGNALS, "here", List.of());

    assertThatThrownBy(() -> missing.forEach(record -> {}))
        .hasMessageContaining("nowhere.csv: no such file");
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
    new RecordFile("idx:" + folder, null, Topic.IMAGES, "here", List.of())
        .forEach(record -> records.add((ImageRecord) record));

    // Then
    assertThat(records).extracting(ImageRecord::getLabel).containsExactly("7", "4");
    assertThat(records.getLast().getWidth()).isEqualTo(2);
    assertThat(records.getLast().getHeight()).isEqualTo(1);
    assertThat(records.getLast().getPixels())
        .isEqualTo(ByteBuffer.wrap(new byte[] {3, (byte) 200}));
    assertThat(records).extracting(ImageRecord::getId).doesNotHaveDuplicates();
  }

  @Test
  void shouldReadNothingAsAHeaderThatIsNone() throws IOException {
    assertThat(read("bom.csv", "\ufeff1.5,2\n3,4\n", Topic.SIGNALS)).hasSize(2);
    assertThatThrownBy(() -> read("nan.csv", "NaN,2\n3,4\n", Topic.SIGNALS))
        .hasMessageContaining("nan.csv:1:1: a value is missing ('NaN')");
    assertThat(read("numbers.csv", "0,1,2\n1.5,2,1.5\n3,4,5\n", Topic.SIGNALS)).hasSize(2);
  }

  @Test
  void shouldReadJsonPastAByteOrderMarkAndNameAnotherEncoding() throws IOException {
    assertThat(read("bom.jsonl", "\ufeff{\"values\":[1]}\n", Topic.SIGNALS)).hasSize(1);
    Path latin =
        Files.write(
            folder.resolve("latin.jsonl"),
            "{\"values\":[1]}\n{\"values\":[1],\"label\":\"f\u00fcnf\"}\n"
                .getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(
            () -> new RecordFile(latin.toString(), null, Topic.SIGNALS, "s", List.of()).check())
        .hasMessageContaining("latin.jsonl:2: is not UTF-8 text (byte FC); likely Latin-1");
  }

  @Test
  void shouldTakeFieldsInAnyCaseAndFillInEmptyOnes() throws IOException {
    // when
    List<SpecificRecord> records =
        read(
            "a.csv",
            """
            ID;Event_Time;Class;t0
            r1;1767225600000;up;0.5
            ;2026-01-01T00:00:01Z;;1.5
            """,
            Topic.SIGNALS);

    // then
    SignalRecord first = (SignalRecord) records.getFirst();
    SignalRecord second = (SignalRecord) records.getLast();
    assertThat(first.getId()).isEqualTo("r1");
    assertThat(first.getEventTime()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(first.getLabel()).isEqualTo("up");
    assertThat(first.getValues()).containsExactly(0.5);
    assertThat(second.getId()).startsWith("here-").endsWith("-3");
    assertThat(second.getEventTime()).isEqualTo(Instant.parse("2026-01-01T00:00:01Z"));
    assertThat(second.getLabel()).isNull();
  }

  @Test
  void shouldRefuseSecondsAsMilliseconds() {
    assertThatThrownBy(() -> read("a.csv", "time,t0\n1767225600,1\n", Topic.SIGNALS))
        .hasMessageContaining("a.csv: line 2: '1767225600' is not an event time in milliseconds")
        .hasMessageContaining("1970-01-21");
  }

  @Test
  void shouldHandOverNothingOfAFileWithAMistake() throws IOException {
    // given
    Path csv = Files.writeString(folder.resolve("a.csv"), "1.5,2\n3,4\n5,x\n");
    Path json = Files.writeString(folder.resolve("a.jsonl"), "{\"values\":[1]}\n{\"vales\":[1]}\n");
    List<SpecificRecord> records = new ArrayList<>();

    // when, then
    for (Path file : List.of(csv, json)) {
      assertThatThrownBy(
              () ->
                  new RecordFile(file.toString(), null, Topic.SIGNALS, "here", List.of())
                      .forEach(records::add))
          .hasMessageContaining(file.toString());
    }
    assertThat(records).isEmpty();
  }

  @Test
  void shouldMakeTheSameIdsOfTheSameContentOnly() throws IOException {
    // given
    String text = "1.5,2\n1.5,2\n";

    // when
    List<String> first = ids(read("a.csv", text, Topic.SIGNALS));
    List<String> again = ids(read("b.csv", text, Topic.SIGNALS));
    List<String> other = ids(read("c.csv", text + "3,4\n", Topic.SIGNALS));

    // then
    assertThat(first).doesNotHaveDuplicates().isEqualTo(again);
    assertThat(other).doesNotContainAnyElementsOf(first);
  }

  @Test
  void shouldMakeNewIdsWhenAsked() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("a.csv"), "1.5,2\n3,4\n");
    RecordFile records = new RecordFile(file.toString(), null, Topic.SIGNALS, "here", List.of());
    List<SpecificRecord> renewed = new ArrayList<>();

    // when
    records.renewIds();
    records.forEach(renewed::add);

    // then
    assertThat(records.count()).isEqualTo(2);
    assertThat(records.withoutId()).isEqualTo(2);
    assertThat(ids(renewed))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(ids(read("a.csv", "1.5,2\n3,4\n", Topic.SIGNALS)));
  }

  @Test
  void shouldTakeOptionsWithTheNameOfAFileAndLeaveOutColumns() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("a.csv"), "n,t0,t1,kind\n1,0.5,0.7,4\n");
    List<SpecificRecord> records = new ArrayList<>();

    // when
    new RecordFile("csv:" + file + ",label=kind", null, Topic.SIGNALS, "here", List.of("n"))
        .forEach(records::add);

    // then
    SignalRecord record = (SignalRecord) records.getFirst();
    assertThat(record.getLabel()).isEqualTo("4");
    assertThat(record.getValues()).containsExactly(0.5, 0.7);
    assertThatThrownBy(() -> new RecordFile("a.jsonl", null, Topic.SIGNALS, "here", List.of("n")))
        .hasMessageContaining("--ignore excludes columns of CSV");
  }

  @Test
  void shouldWarnOfOddColumnsWhereItCannotBeMissed() throws IOException {
    // given
    Logger logger = (Logger) LoggerFactory.getLogger(CsvFile.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);

    // when
    read("a.csv", ",t0,t1\n0,0.5,0.7\n1,0.5,0.9\n", Topic.SIGNALS);
    logger.detachAppender(log);

    // then
    assertThat(log.list)
        .filteredOn(event -> event.getLevel() == Level.WARN)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("a.csv: column 1 has no name")
        .contains("is ignored");
  }

  private static List<String> ids(List<SpecificRecord> records) {
    return records.stream().map(record -> ((SignalRecord) record).getId()).toList();
  }

  @Test
  void shouldTakeTablesForWhatTheyAreByNameOrBeginning() throws IOException {
    // given
    String commas = "0.5,-1\n2,3.5\n";
    String tabs = "id\tt0\tt1\na\t0.5\t-1\nb\t2\t3.5\n";
    Path packed = folder.resolve("p.csv.gz");
    gzip(packed, commas);
    Path packedTabs = folder.resolve("p.TSV.gz");
    gzip(packedTabs, tabs);
    Path lines = folder.resolve("p.jsonl.gz");
    gzip(lines, "{\"values\":[0.5,-1]}\n{\"values\":[2,3.5]}\n");

    for (Path file :
        List.of(
            Files.writeString(folder.resolve("a.tsv"), tabs),
            Files.writeString(folder.resolve("numbers.txt"), commas),
            Files.writeString(folder.resolve("semicolons.txt"), commas.replace(',', ';')),
            packed,
            packedTabs,
            lines)) {
      // when
      List<SpecificRecord> records = new ArrayList<>();
      new RecordFile(file.toString(), null, Topic.SIGNALS, "here", List.of()).forEach(records::add);

      // then
      assertThat(records)
          .as(file.toString())
          .extracting(record -> ((SignalRecord) record).getValues())
          .containsExactly(new double[] {0.5, -1}, new double[] {2, 3.5});
    }
  }

  @Test
  void shouldTakeTheLabelOfATableOfTheArchiveWhereTrainingDoes() throws IOException {
    // when
    List<SpecificRecord> records =
        read("Coffee_TEST.tsv", "1\t0.5\t-1\n0\t2\t3.5\n", Topic.SIGNALS);

    // then
    assertThat(records)
        .extracting(record -> ((SignalRecord) record).getLabel())
        .containsExactly("1", "0");
  }

  @Test
  void shouldNameAFormatThatIsNotRead() {
    assertThatThrownBy(() -> read("a.bin", "PAR1\u0015xx", Topic.SIGNALS))
        .hasMessageContaining("a.bin: is a Parquet file");
  }

  @Test
  void shouldRefuseAFileWithoutRecords() {
    assertThatThrownBy(() -> read("a.csv", "id,t0,t1\n", Topic.SIGNALS))
        .hasMessageEndingWith("a.csv: contains no records");
    assertThatThrownBy(() -> read("a.jsonl", "\n \n", Topic.SIGNALS))
        .hasMessageEndingWith("a.jsonl: contains no records");
    assertThatThrownBy(() -> read("b.jsonl", "", Topic.LABELS)).hasMessageContaining("is empty");
  }

  @Test
  void shouldNameFileAndLineOfARecordThatTheApplicationDoesNotTake() throws IOException {
    // given
    String longest = "x".repeat(256);
    Path file =
        Files.writeString(
            folder.resolve("l.csv"),
            "label,t0,t1\n%s,0.5,0.7\n%sy,0.5,0.7\n".formatted(longest, longest));
    RecordFile records = new RecordFile(file.toString(), null, Topic.SIGNALS, "here", List.of());
    records.require(new RecordBounds(RecordChecks.OF_ANY_AGE, Clock.systemUTC())::check);

    // when, then
    assertThatThrownBy(records::check)
        .hasMessageContainingAll(
            "l.csv: line 3: ", "the label has 257 characters; at most 256", "--force")
        .hasMessageNotContaining("unsettled");
  }

  private static void gzip(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
