package dev.weir.experiments.bench;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTraining;
import dev.weir.trainer.training.SignalTrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures the application and an identity topology in turn, over the same records on the same
 * broker, each with one stream thread: first the throughput with records always waiting, then the
 * latency at a fixed rate. Checks that each record came out exactly once; anything else is a {@link
 * BenchFailure}.
 */
public final class Bench implements AutoCloseable {

  private final BenchSettings settings;
  private final Progress progress;
  private final LocalStack stack = new LocalStack();

  /** Starts a broker and a registry. */
  public Bench(BenchSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "weir-bench-close"));
  }

  /** Runs all rounds. */
  public BenchReport run() {
    SignalDataSet data = DataSets.load("mnist1d");
    SignalTrainingResult model =
        SignalTraining.run(
            data, RocketTrainers.rocket(settings.rocket()), settings.rocket().seed(), progress);
    stack.createTopics(settings.partitions());
    stack.publish(model);
    try (SignalProducer signals = new SignalProducer(stack, data.test().signals());
        Admin admin = Admin.create(stack.clients())) {
      createIdentityTopic(admin);
      fill(signals);
      CommittedOffsets offsets = new CommittedOffsets(admin, inputPartitions());
      return rounds(new BenchMeasurement(stack, settings, signals, offsets));
    }
  }

  private BenchReport rounds(BenchMeasurement round) {
    List<TopologyPerformance> identity = new ArrayList<>();
    List<TopologyPerformance> rocket = new ArrayList<>();
    for (int number = 1; number <= settings.rounds(); number++) {
      identity.add(measure(round, BenchTopology.IDENTITY, number));
      rocket.add(measure(round, BenchTopology.ROCKET, number));
    }
    return new BenchReport(
        settings, TopologyPerformance.median(identity), TopologyPerformance.median(rocket));
  }

  private TopologyPerformance measure(BenchMeasurement round, BenchTopology contender, int number) {
    TopologyPerformance figures =
        round.measure(contender, "bench-" + contender.id() + "-" + number);
    progress.update("measuring " + contender.id(), number, settings.rounds());
    return figures;
  }

  private void createIdentityTopic(Admin admin) {
    NewTopic output = new NewTopic(IdentityApplication.OUTPUT, settings.partitions(), (short) 1);
    new ClusterTopics(admin).create(List.of(output));
  }

  private void fill(SignalProducer signals) {
    for (int i = 0; i < settings.records(); i++) {
      signals.send(System.currentTimeMillis());
      progress.update("sending signals", i + 1, settings.records());
    }
    signals.flush();
  }

  private Map<TopicPartition, OffsetSpec> inputPartitions() {
    String topic = stack.topics().name(Topic.SIGNALS);
    return IntStream.range(0, settings.partitions())
        .boxed()
        .collect(Collectors.toMap(i -> new TopicPartition(topic, i), i -> OffsetSpec.latest()));
  }

  /** Stops the broker and the registry, and deletes their files. */
  @Override
  public void close() {
    stack.close();
  }
}
