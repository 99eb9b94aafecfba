package dev.weir.experiments.bench;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTraining;
import dev.weir.trainer.training.SignalTrainingResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Measures the application and an identity topology in turn, over the same records on the same
 * broker, each with one stream thread: first the throughput with records always waiting, then the
 * latency at a fixed rate. The application is measured once for each form of the records. Checks
 * that each record came out exactly once; anything else is a {@link BenchFailure}.
 */
public final class Bench implements AutoCloseable {

  private final BenchSettings settings;
  private final Progress progress;
  private final LocalStack stack = new LocalStack();
  private final List<SignalProducer> producers = new ArrayList<>();

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
    double[][] signals = data.test().signals();
    try (Admin admin = Admin.create(stack.clients())) {
      createTopic(admin, IdentityApplication.OUTPUT);
      SignalProducer weirs = filled(new SignalProducer(stack, signals));
      Contender identity = new Contender("identity", BenchTopology.IDENTITY, Map.of(), weirs);
      Contender rocket = new Contender("rocket", BenchTopology.ROCKET, Map.of(), weirs);
      Map<BenchInput, Contender> own = own(admin, model, signals);
      return rounds(new BenchMeasurement(stack, settings, admin), identity, rocket, own);
    } finally {
      producers.forEach(SignalProducer::close);
    }
  }

  private Map<BenchInput, Contender> own(
      Admin admin, SignalTrainingResult model, double[][] signals) {
    Map<String, SignalProducer> byFormat = new HashMap<>();
    Map<BenchInput, Contender> own = new EnumMap<>(BenchInput.class);
    for (BenchInput input : settings.ownInputs()) {
      OwnTopic topic = new OwnTopic(input.format());
      SignalProducer producer =
          byFormat.computeIfAbsent(input.format(), format -> filled(topic, admin, model, signals));
      own.put(
          input,
          new Contender(
              "rocket-" + input,
              BenchTopology.ROCKET,
              topic.settings(input.isCopartitioned()),
              producer));
    }
    return own;
  }

  /** Creates and fills a topic of a team's own, whose route has the model. */
  private SignalProducer filled(
      OwnTopic own, Admin admin, SignalTrainingResult model, double[][] signals) {
    createTopic(admin, own.topic());
    stack.publish(model.model(), "mnist1d-rocket-" + own.format(), own.format(), Map.of());
    return filled(new SignalProducer(stack, signals, own.topic(), own.form(stack)));
  }

  private BenchReport rounds(
      BenchMeasurement round,
      Contender identity,
      Contender rocket,
      Map<BenchInput, Contender> own) {
    List<Contender> all = new ArrayList<>(List.of(identity, rocket));
    all.addAll(own.values());
    Map<Contender, List<TopologyPerformance>> figures = new HashMap<>();
    for (int number = 1; number <= settings.rounds(); number++) {
      for (Contender each : all) {
        figures
            .computeIfAbsent(each, contender -> new ArrayList<>())
            .add(measure(round, each, number));
      }
    }
    Map<BenchInput, TopologyPerformance> ofOwn = new EnumMap<>(BenchInput.class);
    own.forEach((input, each) -> ofOwn.put(input, TopologyPerformance.median(figures.get(each))));
    return new BenchReport(
        settings,
        TopologyPerformance.median(figures.get(identity)),
        TopologyPerformance.median(figures.get(rocket)),
        ofOwn);
  }

  private TopologyPerformance measure(BenchMeasurement round, Contender contender, int number) {
    TopologyPerformance figures =
        round.measure(contender, "bench-" + contender.id() + "-" + number);
    progress.update("measuring " + contender.id(), number, settings.rounds());
    return figures;
  }

  private void createTopic(Admin admin, String name) {
    NewTopic topic = new NewTopic(name, settings.partitions(), (short) 1);
    new ClusterTopics(admin).create(List.of(topic));
  }

  /** Sends the backlog. */
  private SignalProducer filled(SignalProducer signals) {
    producers.add(signals);
    for (int i = 0; i < settings.records(); i++) {
      signals.send(System.currentTimeMillis());
      progress.update("sending signals", i + 1, settings.records());
    }
    signals.flush();
    return signals;
  }

  /** Stops the broker and the registry, and deletes their files. */
  @Override
  public void close() {
    stack.close();
  }
}
