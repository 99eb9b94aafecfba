package dev.weir.cli;

import dev.weir.data.SplitSignals;
import dev.weir.explain.Rivals;
import dev.weir.explanations.Explaining;
import dev.weir.explanations.Explanation;
import dev.weir.explanations.Subject;
import dev.weir.model.ImageModel;
import dev.weir.model.Model;
import dev.weir.model.SignalModel;
import dev.weir.signal.LabelledSignals;
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
        Explaining.of(found.model(), found.name(), new Asking(rivals(found.model())));
    output.print(explanation.text(), explanation.json());
    return 0;
  }

  /** Reads records only after the options have been validated. */
  private final class Asking implements Explaining.Question {
    private final Function<double[], Rivals> rivals;

    Asking(Function<double[], Rivals> rivals) {
      this.rivals = rivals;
    }

    @Override
    public Function<double[], Rivals> rivals() {
      return rivals;
    }

    @Override
    public int top() {
      return top;
    }

    @Override
    public Optional<Subject<double[]>> signal(SignalModel model) {
      return sample.signal(model, output::read);
    }

    @Override
    public Optional<Subject<byte[]>> image(ImageModel model) {
      return sample.image(model, output::read);
    }

    @Override
    public Optional<LabelledSignals> training() {
      return sample.signals(output::read).map(SplitSignals::train);
    }
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
