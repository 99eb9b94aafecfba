package dev.weir.cli;

import dev.weir.console.RecordBounds;
import dev.weir.console.RecordFile;
import dev.weir.console.RecordSender;
import dev.weir.operate.ApplicationSettings;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir send}: records from a file to an input topic. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Sends records to an input topic, from JSON lines or CSV, and says how many.",
      "JSON: one object a line with the record's fields, such as"
          + " {\"id\":\"r1\",\"source\":\"s1\",\"values\":[0.1,0.2]} for signals,"
          + " {\"width\":2,\"height\":1,\"pixels\":[0,255]} for images (pixels row by row, as a"
          + " list or as Base64) or {\"source\":\"s1\",\"recordId\":\"r1\",\"label\":\"3\"} for"
          + " labels.",
      "CSV: one signal a line; with a header, the columns id, source, eventTime and label are what"
          + " they say and all others are values.",
      "Images also come from a data set: mnist, idx:DIR (a folder with MNIST's four files) or"
          + " emnist:DIR in place of FILE sends its test images with their labels.",
      "What is left out is filled in: the event time is now, the source is --source, the id counts."
    })
final class SendCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster;

  @Parameters(
      index = "0",
      paramLabel = "TOPIC",
      converter = TailCommand.TopicConverter.class,
      description = "signals, images or labels.")
  private Topic topic;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "A file, - for standard input, or image data.")
  private String file;

  @Option(
      names = "--format",
      description =
          "${COMPLETION-CANDIDATES} (default: DATA for image data, CSV where the file's name ends"
              + " in .csv, else JSON).")
  private RecordFile.Format format;

  @Option(
      names = "--source",
      paramLabel = "ID",
      defaultValue = "cli",
      description = "The source of records that name none (default: ${DEFAULT-VALUE}).")
  private String source;

  @Option(
      names = "--force",
      description =
          "Send also what the application would make a dead letter of: an event time too far from"
              + " now (event.time.max.past and .future of --config), a label of more than 256"
              + " characters, values that are not finite, or none at all.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    RecordFile records = new RecordFile(file, format, topic, source);
    RecordBounds bounds =
        new RecordBounds(ApplicationSettings.of(cluster.file()).checks(), Clock.systemUTC());
    AtomicLong sent = new AtomicLong();
    Topics topics = cluster.topics();
    try (RecordSender sender = new RecordSender(cluster.clients(), topics, topic)) {
      records.forEach(
          record -> {
            if (!force) {
              bounds.check(record);
            }
            sender.send(sourceOf(record), record);
            sent.incrementAndGet();
          });
      sender.flush();
    }
    System.out.printf("sent %,d records to %s%n", sent.get(), topics.name(topic));
    return 0;
  }

  private static String sourceOf(SpecificRecord record) {
    return (String) record.get(record.getSchema().getField("source").pos());
  }
}
