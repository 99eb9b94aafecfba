package dev.weir.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.SignalDataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalCsvTest {

  private static final LabelledSignals SIGNALS =
      new LabelledSignals(
          new double[][] {{1, 2.5}, {-3, 4e-9}, {0, 7}}, new int[] {1, 0, 1}, List.of("no", "yes"));

  @TempDir Path folder;

  private Path export() throws IOException {
    StringBuilder text = new StringBuilder();
    new SignalCsv(SIGNALS, 2).write(text);
    return Files.writeString(folder.resolve("exported.csv"), text);
  }

  @Test
  void shouldWriteWhatSendReads() throws IOException {
    // given
    List<SignalRecord> records = new ArrayList<>();

    // when
    new RecordFile(export().toString(), null, Topic.SIGNALS, "here", List.of())
        .forEach(record -> records.add((SignalRecord) record));

    // then
    assertThat(records)
        .extracting(SignalRecord::getSource)
        .containsExactly("source-0", "source-1", "source-0");
    assertThat(records).extracting(SignalRecord::getLabel).containsExactly("yes", "no", "yes");
    for (int i = 0; i < SIGNALS.size(); i++) {
      assertThat(records.get(i).getValues()).containsExactly(SIGNALS.signal(i));
    }
  }

  @Test
  void shouldWriteWhatTrainingReads() throws IOException {
    // given
    Path file = export();

    // when
    SignalDataSet read = DataSets.load("csv:" + file + "," + file);

    // then
    assertThat(read.train().classes()).isEqualTo(SIGNALS.classes());
    assertThat(read.train().labels()).isEqualTo(SIGNALS.labels());
    assertThat(read.train().signals()).isDeepEqualTo(SIGNALS.signals());
    assertThat(read.origin())
        .containsEntry(SignalDataSet.LABEL_COLUMN, "label")
        .containsEntry(SignalDataSet.IGNORED_COLUMNS, "source");
  }
}
