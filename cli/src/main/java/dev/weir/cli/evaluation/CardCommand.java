package dev.weir.cli.evaluation;

import dev.weir.cli.options.ModelCommand;
import dev.weir.trainer.provenance.ModelCard;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code weir card}: prints a model's card. */
@Command(
    name = "card",
    description =
        "Prints a model card in Markdown: the model's kind and input, its training data with their"
            + " digest, settings, seed and figures, and the versions and platform it was trained"
            + " with.")
public final class CardCommand extends ModelCommand {

  @Override
  public Integer call() throws IOException {
    ModelCard card = find();
    print(card.toMarkdown(), card.toJson());
    return 0;
  }
}
