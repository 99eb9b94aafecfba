package dev.weir.cli;

import dev.weir.data.SplitSignals;
import dev.weir.evaluation.ModelFit;
import dev.weir.explain.Rivals;
import dev.weir.explanations.Explanation;
import dev.weir.explanations.Subject;
import dev.weir.model.Model;
import dev.weir.model.SignalModel;
import dev.weir.signal.LabelledSignals;
import dev.weir.wnn.WnnModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir explain}: explains a model or one of its predictions. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a model looks at: its kernels by importance, their shapes and, with --data, where"
          + " each fires most.",
      "With --sample or --record: what spoke for a prediction and what against it. Contributions of"
          + " kernels, or of windows of an image, add up to the difference of the two scores."
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelArgument argument;
  @Mixin private SampleOptions sample;

  @Option(
      names = "--against",
      paramLabel = "CLASS",
      description = "Compare the prediction with this class (default: the runner-up).")
  private String against;

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "10",
      description = "How many kernels or windows to show (default: ${DEFAULT-VALUE}).")
  private int top;

  @Mixin private Output output;

  @Override
  public Integer call() throws IOException {
    sample.check();
    if (top < 1) {
      throw bad("--top is 1 or more, not " + top);
    }
    ModelReference.Found found = argument.find();
    Explanation explanation =
        switch (found.model()) {
          case SignalModel signals -> explain(signals, found.name());
          case WnnModel images -> explain(images, found.name());
          default ->
              throw new IllegalArgumentException(
                  "models of kind %s cannot be explained yet".formatted(found.model().kind()));
        };
    output.print(explanation.text(), explanation.json());
    return 0;
  }

  private Explanation explain(SignalModel model, String name) throws IOException {
    Function<double[], Rivals> rivals = rivals(model); // validated before the data are read
    Optional<Subject<double[]>> signal = sample.signal(model, output::read);
    if (signal.isPresent()) {
      return Explanation.of(model, signal.get(), rivals, top);
    }
    LabelledSignals training = sample.signals(output::read).map(SplitSignals::train).orElse(null);
    if (training != null) {
      ModelFit.require(model, training, "the data");
    }
    return Explanation.of(model, name, training, top);
  }

  private Explanation explain(WnnModel model, String name) throws IOException {
    Function<double[], Rivals> rivals = rivals(model);
    Optional<Subject<byte[]>> image = sample.image(model, output::read);
    return image.isPresent()
        ? Explanation.of(model, image.get(), rivals, top)
        : Explanation.of(model, name);
  }

  private Function<double[], Rivals> rivals(Model model) {
    if (against == null) {
      return Rivals::of;
    }
    List<String> classes = model.classes();
    int other = classes.indexOf(against);
    if (other < 0) {
      throw bad("--against: the model knows no class '%s', only %s".formatted(against, classes));
    }
    return scores -> {
      try {
        return Rivals.of(scores, other);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(), "--against: '%s': %s".formatted(against, e.getMessage()), e);
      }
    };
  }

  private ParameterException bad(String hint) {
    return new ParameterException(spec.commandLine(), hint);
  }
}
