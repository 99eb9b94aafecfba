package dev.weir.cli;

import dev.weir.provenance.ModelCard;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir card}: prints a model's card. */
@Command(
    name = "card",
    mixinStandardHelpOptions = true,
    description =
        "Prints a model card in Markdown: what the model is and takes, its training data with their"
            + " digest, settings, seed and figures, and the versions and platform that made it.")
final class CardCommand implements Callable<Integer> {

  @Mixin private ModelArgument argument;
  @Mixin private Output output;

  @Override
  public Integer call() throws IOException {
    ModelReference.Found found = argument.find();
    ModelCard card =
        new ModelCard(
            found.name(),
            found.model(),
            found.bytes(),
            found.sha256(),
            found.figures(),
            found.remarks());
    output.print(card.toMarkdown(), card.toJson());
    return 0;
  }
}
