package dev.weir.cli.demo;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.training.WnnTraining;
import java.util.List;
import java.util.Map;

/**
 * Windowed nearest neighbour with windows of 11 on handwritten digits, using all training images.
 */
public final class ImageScenario implements DemoScenario {

  private static final int WINDOW = 11;

  private final String data;
  private final int tests;
  private final int threads;
  private WnnModel model;

  /**
   * Selects the data.
   *
   * @param data {@code mnist}, {@code idx:DIR} or {@code emnist:DIR}
   * @param tests maximum number of test images sent
   * @param threads of the stream
   */
  public ImageScenario(String data, int tests, int threads) {
    this.data = data;
    this.tests = tests;
    this.threads = threads;
  }

  @Override
  public GroundTruth prepare(TimedSteps steps, Progress progress) {
    ImageDataSet images =
        steps.get(
            "reading " + data, () -> ImageDataSet.standard(ImageFiles.load(data)).limited(tests));
    steps.log("read " + DataSummary.of(images));
    model =
        steps.get(
            "putting %,d training images into a model".formatted(images.train().size()),
            () -> train(images));
    return GroundTruth.of(images.test());
  }

  private static WnnModel train(ImageDataSet images) {
    return WnnTraining.model(
        images,
        WnnParameters.of(WINDOW),
        new InputShape.Image(images.train().width(), images.train().height()),
        List.of());
  }

  @Override
  public void publish(LocalStack stack) {
    stack.publish(model, "wnn11", "images", Map.of());
    // The application reads its own copy from Kafka.
    model = null;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public String example() {
    return ("./weir export --data %s --limit 10 | ./weir send images - --source mine"
            + DemoScenario.TAIL_MINE)
        .formatted(data);
  }
}
