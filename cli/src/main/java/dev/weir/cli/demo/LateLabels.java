package dev.weir.cli.demo;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.demo.LabelCountReader.Counts;
import dev.weir.cli.demo.LabelPlan.PlannedLabel;
import dev.weir.cli.io.RecordSender;
import dev.weir.schemas.Topic;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends labels after their predictions, and some before, and checks {@code /api/accuracy}. After
 * every batch the page must have exactly the counts that follow from the predictions and labels so
 * far; anything else is a {@link DemoFailure}.
 */
final class LateLabels {

  private static final long PAUSE_NANOS = 50_000_000;

  private final DemoStack stack;
  private final GroundTruth truth;
  private final LabelPlan plan;
  private final AwaitTimeout patience;
  private final PrintStream out;
  private final Progress progress;
  private final PredictionCount count;
  private final DemoSender sender;

  /** The latest label of each record, or null. */
  private final String[] latest;

  private long sent;

  LateLabels(
      DemoStack stack,
      GroundTruth truth,
      AwaitTimeout patience,
      PrintStream out,
      Progress progress) {
    this.stack = stack;
    this.truth = truth;
    this.plan = new LabelPlan(truth);
    this.patience = patience;
    this.out = out;
    this.progress = progress;
    this.sender = new DemoSender(stack.local(), truth, Optional.empty());
    this.count = new PredictionCount(truth, sender.sentAt());
    this.latest = new String[truth.size()];
  }

  /** Sends all labels, and prints the table. */
  void run() {
    try (LabelCountReader pages = new LabelCountReader(stack.httpPort());
        RecordSender labels =
            new RecordSender(stack.local().clients(), stack.local().topics(), Topic.LABELS)) {
      LabelCountTable table = new LabelCountTable(out);
      early(labels, pages, table);
      sender.exchange(count, patience, progress);
      table.row(
          sent, awaitStable(pages), "none: %,d predictions are there".formatted(count.count()));
      for (List<PlannedLabel> batch : plan.batches()) {
        send(batch, labels);
        table.row(
            sent, awaitStable(pages), "%,d late, some twice or wrong".formatted(batch.size()));
      }
      send(plan.corrections(), labels);
      table.row(sent, awaitStable(pages), "%,d corrections".formatted(plan.corrections().size()));
      outcomes(pages);
    }
  }

  private void early(RecordSender labels, LabelCountReader pages, LabelCountTable table) {
    send(plan.early(), labels);
    patience.await(
        () -> pages.labels("waiting") == plan.early().size(),
        LateLabels::pause,
        () -> "%d labels wait for their records".formatted(pages.labels("waiting")));
    table.row(sent, pages.accuracy(), "%,d before their signals".formatted(plan.early().size()));
  }

  private void send(List<PlannedLabel> batch, RecordSender labels) {
    for (PlannedLabel one : batch) {
      latest[one.index()] = one.label();
      labels.send(
          truth.source(one.index()), truth.labelRecord(one.index(), one.label(), Instant.now()));
    }
    labels.flush();
    sent += batch.size();
  }

  /** Waits until the page reflects the labels so far. */
  private Counts awaitStable(LabelCountReader pages) {
    Counts expected = expected();
    Counts[] seen = {pages.accuracy()};
    patience.await(
        () -> seen[0].equals(expected),
        () -> {
          pause();
          seen[0] = pages.accuracy();
        },
        () -> "/api/accuracy has %s, but should have %s".formatted(seen[0], expected));
    return expected;
  }

  private Counts expected() {
    long labelled = 0;
    long correct = 0;
    for (int i = 0; i < latest.length; i++) {
      labelled += latest[i] == null ? 0 : 1;
      correct += latest[i] != null && latest[i].equals(count.predicted(i)) ? 1 : 0;
    }
    return new Counts(labelled, correct);
  }

  private void outcomes(LabelCountReader pages) {
    check(pages, "waiting", plan.early().size());
    check(pages, "joined", truth.size());
    check(pages, "same", plan.twice());
    check(pages, "changed", plan.corrections().size());
    out.printf(
        Locale.ROOT,
        "%nlabels: %,d joined, %,d of them had waited for their signals; %,d repeated the known"
            + " label, %,d changed it%n%n",
        truth.size(),
        plan.early().size(),
        plan.twice(),
        plan.corrections().size());
  }

  private static void check(LabelCountReader pages, String outcome, long expected) {
    long seen = pages.labels(outcome);
    if (seen != expected) {
      throw new DemoFailure(
          "%d labels are counted as %s, but should be %d".formatted(seen, outcome, expected));
    }
  }

  private static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  DemoResult result(double seconds) {
    Counts counts = expected();
    return new DemoResult(
        count.count(),
        Optional.of(counts.labelled()),
        (double) counts.correct() / counts.labelled(),
        seconds);
  }
}
