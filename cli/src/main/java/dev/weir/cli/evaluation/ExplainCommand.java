package dev.weir.cli.evaluation;

import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.model.Model;
import dev.weir.cli.options.ModelCommand;
import dev.weir.cli.options.SampleOptions;
import dev.weir.reports.explanations.Explanation;
import dev.weir.reports.explanations.ModelExplainer;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.provenance.ModelCard;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir explain}: explains a model or one of its predictions. */
@Command(
    name = "explain",
    description = {
      "Explains a model: its kernels by importance, their shapes and, with --data, where each fires"
          + " most.",
      "With --sample or --record, explains a prediction by the contributions of kernels, or of"
          + " windows of an image, which add up to the difference of two scores."
    })
public final class ExplainCommand extends ModelCommand {

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
      description = "Number of kernels or windows to show (default: ${DEFAULT-VALUE}).")
  private int top;

  @Override
  public Integer call() throws IOException {
    sample.check();
    require(top >= 1, "--top must be 1 or more, not " + top);
    ModelCard found = find();
    // Records are read only once the options have been checked.
    Explanation explanation =
        ModelExplainer.of(
            found.model(),
            found.name(),
            new ModelExplainer.ExplanationRequest(
                rivals(found.model()),
                top,
                model -> sample.signal(model, this::read),
                model -> sample.image(model, this::read),
                () -> sample.signals(this::read).map(SignalDataSet::train)));
    print(explanation.text(), explanation.json());
    return 0;
  }

  private Function<double[], ComparedClasses> rivals(Model model) {
    if (against == null) {
      return ComparedClasses::of;
    }
    List<String> classes = model.classes();
    int other = classes.indexOf(against);
    require(
        other >= 0,
        "--against: the model knows no class '%s', only %s".formatted(against, classes));
    return scores -> {
      try {
        return ComparedClasses.of(scores, other);
      } catch (IllegalArgumentException e) {
        throw badUsage("--against '%s': %s".formatted(against, e.getMessage()), e);
      }
    };
  }
}
