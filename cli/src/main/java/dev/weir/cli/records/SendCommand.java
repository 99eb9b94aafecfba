package dev.weir.cli.records;

import dev.weir.cli.command.Interruption;
import dev.weir.cli.inputs.OwnRecordForms;
import dev.weir.cli.io.ClusterCheck;
import dev.weir.cli.io.RecordBounds;
import dev.weir.cli.io.RecordFile;
import dev.weir.cli.io.RecordForm;
import dev.weir.cli.io.RecordSender;
import dev.weir.cli.io.SendException;
import dev.weir.cli.io.SentRecords;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.cli.options.IgnoreOption;
import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.reports.text.CountFormat;
import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.MissingTopicException;
import dev.weir.trainer.history.OwnTopics;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir send}: sends records from a file to an input topic. */
@Command(
    name = "send",
    description = {
      "Sends records to an input topic, from JSON lines or CSV, and prints how many.",
      "To an input of --config they are written in its own format and by its own mapping, if that"
          + " is json, csv, binary or weir.",
      "JSON: one object per line with the record's fields, such as"
          + " {\"id\":\"r1\",\"source\":\"s1\",\"values\":[0.1,0.2]} for signals,"
          + " {\"width\":2,\"height\":1,\"pixels\":[0,255]} for images (pixels row by row, as a"
          + " list or as Base64) or {\"source\":\"s1\",\"recordId\":\"r1\",\"label\":\"3\"} for"
          + " labels.",
      "CSV: one signal per line, read as in training; with a header, the columns id, source,"
          + " eventTime and label have these meanings and all others are values. Options follow the"
          + " name: csv:FILE[,label=COLUMN|none][,ignore=A;B][,header=yes|no].",
      "A file is checked as a whole before its first record is sent; standard input is sent as it"
          + " arrives. Input without any record is an error.",
      "Images can also come from a data set: mnist, idx:DIR (a folder with files named as MNIST's)"
          + " or emnist:DIR in place of FILE sends its test images with their labels.",
      "Missing fields are filled in: the event time is now, the source is --source. An id is"
          + " derived from the file's content and the line, so that a retry sends the same ids and"
          + " nothing counts twice; ids of standard input are new each time."
    })
public final class SendCommand extends ClusterCommand {

  @Parameters(
      index = "0",
      paramLabel = "TOPIC",
      description = "signals, images or labels, or an input of --config.")
  private String name;

  private Topic topic;
  private String to;
  private Optional<InputMapping> input = Optional.empty();

  /** Whether a record that is sent again is recognised: by its id, or as a reading by its place. */
  private boolean isRepeatable = true;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "A file, - for standard input, or image data.")
  private String file;

  @Option(
      names = "--format",
      description =
          "${COMPLETION-CANDIDATES} (default: DATA for image data; CSV if the file's name ends in"
              + " .csv or .tsv, also with .gz, or begins with csv:, or if the file begins like a"
              + " table of numbers; else JSON).")
  private RecordFile.Format format;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description =
          "The source of records without one (default: cli; labels need the source of their"
              + " records).")
  private String source;

  @Option(
      names = "--new-ids",
      description =
          "Give records without an id new ids for this run, so that a file that was sent before"
              + " counts as new records.")
  private boolean newIds;

  @Option(
      names = "--force",
      description =
          "Also send records that would become dead letters: an event time too far from now"
              + " (event.time.max.past and .future of --config), a label that is empty or longer"
              + " than 256 characters, values that are missing or not finite.")
  private boolean force;

  @Mixin private IgnoreOption ignore;

  private record Sent(long sent, String topic, String detail) {}

  @Override
  public Integer call() {
    resolve();
    RecordFile records = records();
    Optional<RecordForm> form = input.map(it -> checked(() -> OwnRecordForms.of(it)));
    Consumer<SpecificRecord> bounds =
        force ? record -> {} : new RecordBounds(cluster().recordChecks(), Clock.systemUTC())::check;
    records.require(
        record -> {
          bounds.accept(record);
          // Written once before anything is sent: one that cannot be is an error of its line.
          form.ifPresent(it -> it.record(to, sourceOf(record), record, null));
        });
    try (Interruption _ = Interruption.reporting(this, () -> "nothing was sent")) {
      records.check();
      if (newIds) {
        records.renewIds();
      }
      requireTopic();
    }
    send(records, form.orElseGet(() -> RecordForm.ofWeir(cluster().clients())));
    return 0;
  }

  private void resolve() {
    switch (checked(() -> NamedTopic.of(name, cluster()))) {
      case NamedTopic.OfWeir(Topic own) -> {
        require(
            own.kind() == Topic.Kind.INPUT,
            "records are sent to signals, images or labels, not to " + own.baseName());
        topic = own;
        to = cluster().topics().name(own);
      }
      case NamedTopic.OfInput(InputMapping own) -> {
        topic = OwnTopics.kind(own);
        to = own.topic();
        input = Optional.of(own).filter(it -> it.format() != InputFormat.WEIR);
        isRepeatable = input.isEmpty() || own.id().isPresent() || own.grid().isPresent();
      }
    }
  }

  private void requireTopic() {
    ClusterCheck cluster = new ClusterCheck(cluster().clients());
    if (to.equals(cluster().topics().name(topic))) {
      cluster.requireTopic(to);
    } else {
      MissingTopicException.ofInput(name, () -> cluster.requireTopic(to));
    }
  }

  private void send(RecordFile records, RecordForm form) {
    RecordSender sender = new RecordSender(cluster().clients(), to, form);
    SentRecords what = new SentRecords();
    try (sender;
        Interruption _ = Interruption.reporting(this, () -> stopped(records, sender))) {
      records.forEach(
          record -> {
            sender.send(sourceOf(record), record);
            what.add(record);
          });
      sender.flush();
    } catch (RuntimeException e) {
      sender.close(); // waits for records in flight, so that the count is final
      throw new SendException(
          "sent %s, then failed; %s".formatted(sentText(records, sender.sent()), remedy(records)),
          e);
    }
    print(records, sender.sent(), what);
  }

  /** Does not wait for the sending thread, which may be blocked on a pipe. */
  private String stopped(RecordFile records, RecordSender sender) {
    sender.stop();
    return "sent %s; %s".formatted(sentText(records, sender.sent()), remedy(records));
  }

  private RecordFile records() {
    String named = source == null && topic != Topic.LABELS ? "cli" : source;
    return checked(() -> new RecordFile(file, format, topic, named, ignore.columns()));
  }

  private void print(RecordFile records, long sent, SentRecords what) {
    print(
        success(records, sent) + System.lineSeparator() + what.detail(),
        new Sent(sent, to, what.detail()));
  }

  private String success(RecordFile records, long sent) {
    String text = "sent %s to %s".formatted(CountFormat.of(sent, "record"), to);
    if (!isRepeatable) {
      return text
          + "; they are sent without ids, for which the input has no path (id), so that sending"
          + " them again counts as new records";
    }
    boolean made = records.isChecked() && records.withoutId() > 0 && !newIds;
    return made && topic != Topic.LABELS
        ? text
            + "; ids are derived from the file's content, so that sending it again counts as a"
            + " repeat (else --new-ids)"
        : text;
  }

  private String sentText(RecordFile records, long sent) {
    String total =
        records.isChecked()
            ? "%,d of %s".formatted(sent, CountFormat.of(records.count(), "record"))
            : CountFormat.of(sent, "record");
    return total + " to " + to;
  }

  private String remedy(RecordFile records) {
    if (!isRepeatable) {
      return "records would count twice if sent again, since the input has no path for ids (id)";
    }
    boolean repeats = records.isChecked() && (records.withoutId() == 0 || !newIds);
    return repeats
        ? "send the file again: the ids stay the same, so that no record counts twice"
        : "records without an id would count twice if sent again";
  }

  private static String sourceOf(SpecificRecord record) {
    return (String) record.get(record.getSchema().getField("source").pos());
  }
}
