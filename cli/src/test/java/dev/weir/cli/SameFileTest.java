package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.weir.trainer.data.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Testing on training data is reported. */
class SameFileTest {

  private static final String WARNING = "uses the same file for training and testing";

  @TempDir private Path folder;

  private ListAppender<ILoggingEvent> load(String name) {
    Logger logger = (Logger) LoggerFactory.getLogger(DataSets.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    DataSets.load(name);
    logger.detachAppender(log);
    return log;
  }

  @Test
  void shouldWarnWhereTrainingAndTestAreOneFileByWhateverPath() throws IOException {
    // given
    String text = "label,t0,t1\na,1,2.5\nb,2,1.5\na,1,2.25\nb,3,1.25\n";
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    Path other = Files.writeString(folder.resolve("b.csv"), text);

    // when, then
    assertThat(load("csv:%s,%s".formatted(file, link)).list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .contains(WARNING);
    assertThat(load("csv:%s,%s".formatted(file, other)).list).isEmpty();
  }
}
