package dev.weir.cli;

import dev.weir.provenance.ModelCard;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code weir card}: prints a model's card. */
@Command(
    name = "card",
    description =
        "Prints a model card in Markdown: what the model is and takes, its training data with their"
            + " digest, settings, seed and figures, and the versions and platform that made it.")
final class CardCommand extends ModelCommand {

  @Override
  public Integer call() throws IOException {
    ModelCard card = find();
    print(card.toMarkdown(), card.toJson());
    return 0;
  }
}
