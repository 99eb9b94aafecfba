package dev.weir.experiments.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.dtw.DtwTraining;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.neighbours.EuclideanSearch;
import dev.weir.classifiers.neighbours.NeighbourSearch;
import dev.weir.classifiers.neighbours.Neighbours;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.experiments.baselines.KnnEvaluation;
import dev.weir.experiments.baselines.KnnSettings;
import dev.weir.experiments.baselines.LassoEvaluation;
import dev.weir.experiments.baselines.LassoReport;
import dev.weir.experiments.baselines.LogisticEvaluation;
import dev.weir.experiments.baselines.LogisticSettings;
import dev.weir.experiments.linear.Lasso;
import dev.weir.experiments.linear.LassoFit;
import dev.weir.experiments.linear.LogisticFit;
import dev.weir.experiments.linear.LogisticRegression;
import dev.weir.schemas.json.Json;
import dev.weir.testing.Contract;
import dev.weir.testing.JsonFields;
import dev.weir.trainer.compare.Candidate;
import dev.weir.trainer.compare.Comparison;
import dev.weir.trainer.compare.TestRecords;
import dev.weir.trainer.contract.ArtifactContractTest;
import dev.weir.trainer.contract.MadeUpModels;
import dev.weir.trainer.provenance.ModelCard;
import dev.weir.trainer.provenance.Reproduction;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTraining;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Classifiers without an artifact compute the recorded bits, and figures have the recorded fields
 * and values. Bits of logistic regression hold on x86-64, because {@link Math#exp} may differ
 * elsewhere.
 */
class EvaluationContractTest {

  /** Times, and outcomes of blocks of pairs, whose size is that of the machine's registers. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of(
          "seconds",
          "trainSeconds",
          "testSeconds",
          "microsPerPair",
          "keogh",
          "abandoned",
          "complete");

  private static final double[] PENALTIES = {0.3, 0.03, 0.003};

  private final LabelledSignals train = MadeUpModels.SIGNALS.train();
  private final LabelledSignals test = MadeUpModels.SIGNALS.test();
  private final List<String> lines = new ArrayList<>();

  @Test
  void shouldFindTheRecordedNeighbours() {
    // when
    lines.add("[euclidean]");
    neighbours(new EuclideanSearch(train.signals(), 3));
    for (DtwSettings settings :
        List.of(
            DtwSettings.DEFAULTS,
            DtwSettings.DEFAULTS.withWindow(3),
            DtwSettings.DEFAULTS.withPsi(2))) {
      lines.add("[dtw, window %s, psi %s]".formatted(settings.window().orElse(-1), psi(settings)));
      neighbours(new DtwTraining(train.signals(), settings).newSearch(3));
    }

    // then
    Contract.check("neighbours.txt", lines);
  }

  private static int psi(DtwSettings settings) {
    return settings.psi().firstStart();
  }

  private void neighbours(NeighbourSearch search) {
    for (double[] signal : test.signals()) {
      Neighbours nearest = search.nearest(signal);
      StringBuilder line = new StringBuilder();
      for (int rank = 0; rank < nearest.size(); rank++) {
        line.append(
            "%d %s "
                .formatted(nearest.index(rank), ArtifactContractTest.bits(nearest.distance(rank))));
      }
      lines.add(line.toString().strip());
    }
  }

  @Test
  void shouldFitTheRecordedLinearClassifiers() {
    // when
    Matrix features = Matrix.of(train.signals());
    int classes = train.classes().size();
    try (WorkerPool workers = new WorkerPool(2)) {
      for (double c : new double[] {0.1, 1}) {
        LogisticFit fit =
            new LogisticRegression(workers, c)
                .fit(features, train.labels(), classes, Progress.NONE);
        lines.add("[logistic, c %s, %d steps]".formatted(c, fit.steps()));
        scores(fit.classifier(), classes);
      }
      List<LassoFit> path =
          new Lasso(workers).fit(features, train.labels(), classes, PENALTIES, Progress.NONE);
      for (LassoFit fit : path) {
        lines.add("[lasso, alpha %s]".formatted(fit.alpha()));
        scores(fit.classifier(), classes);
      }
    }

    // then
    Contract.check("linear.txt", lines);
  }

  private void scores(LinearClassifier classifier, int classes) {
    double[] scores = new double[classes];
    for (int i = 0; i < 6; i++) {
      classifier.score(test.signal(i), scores);
      lines.add(ArtifactContractTest.bits(scores));
    }
  }

  @Test
  void shouldReportTheRecordedFigures() {
    // given
    WnnSettings windows = new WnnSettings(MadeUpModels.WINDOWS, 1);

    // when
    add(
        "rocket, 2 seeds",
        SignalTraining.runs(
                MadeUpModels.SIGNALS,
                RocketTrainers.rocket(MadeUpModels.rocket()),
                1,
                2,
                Progress.NONE)
            .toJson());
    add("wnn", WnnEvaluation.run(MadeUpModels.IMAGES, windows, Progress.NONE).toJson());
    add(
        "dwnn",
        WnnEvaluation.run(MadeUpModels.IMAGES, WindowMethod.DWNN, windows, Progress.NONE).toJson());
    add(
        "wnn+dwnn",
        WnnEvaluation.run(MadeUpModels.IMAGES, WindowMethod.COMBINED, windows, Progress.NONE)
            .toJson());
    add("euclidean", KnnEvaluation.run(MadeUpModels.SIGNALS, knn(), Progress.NONE).toJson());
    add("dtw", KnnEvaluation.run(MadeUpModels.SIGNALS, dtw(), Progress.NONE).toJson());
    add(
        "logistic",
        LogisticEvaluation.run(
                MadeUpModels.SIGNALS, new LogisticSettings(1, List.of("znorm:2"), 2), Progress.NONE)
            .toJson());
    add(
        LassoEvaluation.run(
            MadeUpModels.SIGNALS, MadeUpModels.rocket(), PENALTIES.clone(), Progress.NONE));

    // then
    Contract.check("figures.txt", lines);
  }

  private static KnnSettings knn() {
    return new KnnSettings(List.of(1, 3), List.of("znorm:2"), Optional.empty(), 1);
  }

  /** One thread, because the number of pairs by outcome depends on the order of the tests. */
  private static KnnSettings dtw() {
    return new KnnSettings(
        List.of(1, 3), List.of(), Optional.of(DtwSettings.DEFAULTS.withPsi(1).withWindow(4)), 1);
  }

  private void add(LassoReport report) {
    lines.add("[lasso, seed %d, ridge %s]".formatted(report.seed(), report.ridge()));
    for (LassoReport.Point point : report.path()) {
      lines.add(
          "alpha %s, accuracy %s, features %d, kernels %d%s"
              .formatted(
                  point.alpha(),
                  point.accuracy(),
                  point.features(),
                  point.kernels(),
                  point.equals(report.chosen()) ? ", chosen" : ""));
    }
  }

  @Test
  void shouldCompareAndDescribeModelsAsRecorded() {
    // given
    Map<String, Model> models = MadeUpModels.ofEachKind();
    SignalModel rocket = (SignalModel) models.get("rocket");
    Candidate candidate = new Candidate("new", models.get("minirocket"));

    // when
    TestRecords records = new TestRecords.Signals(test);
    add(
        "comparison",
        Json.fields(
            Comparison.of(
                "made-up",
                records,
                candidate,
                Optional.of(new Candidate("old", rocket)),
                1,
                Progress.NONE)));
    add("evaluation", SignalTraining.evaluate(rocket, test, "made-up").toJson());
    Reproduction other = Reproduction.of(rocket, MadeUpModels.rocket(List.of("znorm")));
    lines.add("[reproduction]");
    lines.addAll(JsonFields.typed(Json.tree(other), Set.of()));
    other.differences().forEach(difference -> lines.add("differs in " + difference.what()));
    models.forEach(this::addCard);

    // then
    Contract.check("descriptions.txt", lines);
  }

  private void addCard(String kind, Model model) {
    ModelCard card = new ModelCard("m/1", model, 1, "0", new TreeMap<>(), new TreeMap<>());
    lines.add("[card of %s]".formatted(kind));
    lines.addAll(JsonFields.typed(card.toJson(), Set.of("figures", "remarks")));
    lines.add(card.toJson().get("input").asText() + ", " + card.toJson().get("preprocessing"));
  }

  private void add(String what, ObjectNode json) {
    lines.add("[%s]".formatted(what));
    lines.add(JsonFields.without(json, OF_THE_MACHINE).toString());
  }
}
