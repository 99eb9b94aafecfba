package dev.weir.experiments.bench;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * Measures a model of images that is split over as many instances as parts, each in its own
 * process: the throughput with records always waiting, the bytes between instances, then the
 * latency at a fixed rate. With one part the model is not split. Checks that each record came out
 * exactly once; anything else is a {@link BenchFailure}.
 */
public final class ShardBench implements AutoCloseable {
  private static final String ROUTE = "images";

  private final ShardBenchSettings settings;
  private final Progress progress;
  private final LocalStack stack = new LocalStack();

  /** Starts a broker and a registry. */
  public ShardBench(ShardBenchSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "weir-bench-close"));
  }

  /** Measures each number of shards. */
  public ShardBenchReport run() {
    ImageDataSet data = ImageDataSet.standard(ImageFiles.load(settings.images()));
    stack.createTopics(settings.bench().partitions());
    stack.publish(model(data.train()), "bench-wnn", ROUTE, Map.of());
    List<ShardPerformance> figures = new ArrayList<>();
    try (ImageProducer images = new ImageProducer(stack, data.test());
        Admin admin = Admin.create(stack.clients())) {
      for (int shards : settings.shards()) {
        figures.add(
            new ShardMeasurement(stack, settings.bench(), images, admin)
                .measure(shards, "bench-shards-%d-%d".formatted(figures.size(), shards)));
        progress.update("measuring shards", figures.size(), settings.shards().size());
      }
    }
    return new ShardBenchReport(settings, data.train().size(), figures);
  }

  private WnnModel model(GreyImages train) {
    return new WnnModel(
        NumberedClasses.of(train.classes()),
        new InputShape.Image(train.width(), train.height()),
        ImagePreprocessing.of(List.of()),
        new Provenance(new TreeMap<>()),
        new WnnClassifier(train, WnnParameters.of(settings.window())));
  }

  /** Stops the broker and the registry, and deletes their files. */
  @Override
  public void close() {
    stack.close();
  }
}
