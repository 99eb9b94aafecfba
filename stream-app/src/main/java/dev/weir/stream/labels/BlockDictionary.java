package dev.weir.stream.labels;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.List;

/**
 * What the entries of a block share: texts and predictions, each written once and referenced by
 * number.
 *
 * <p>Layout: count of texts, texts; count of predictions, of each the numbers of model, version,
 * role and label, and the revision.
 */
final class BlockDictionary {
  private final DictionaryEncoder<String> texts = new DictionaryEncoder<>();
  private final DictionaryEncoder<StoredPrediction> made = new DictionaryEncoder<>();

  private int characters;

  int numberOf(String text) {
    int known = texts.values().size();
    int number = texts.numberOf(text);
    if (number == known) {
      characters += text.length();
    }
    return number;
  }

  /** Total characters of all texts. */
  int characters() {
    return characters;
  }

  int numberOf(StoredPrediction prediction) {
    return made.numberOf(prediction);
  }

  /** The texts by number. */
  List<String> texts() {
    return texts.values();
  }

  /** The predictions by number. */
  List<StoredPrediction> made() {
    return made.values();
  }

  void clear() {
    texts.clear();
    made.clear();
    characters = 0;
  }

  void write(ByteWriter out) {
    ByteWriter predictions = new ByteWriter();
    for (StoredPrediction prediction : made()) {
      predictions.putVarint(numberOf(prediction.model()));
      predictions.putVarint(numberOf(prediction.version()));
      predictions.putVarint(numberOf(prediction.role()));
      predictions.putVarint(numberOf(prediction.label()));
      predictions.putSigned(prediction.revision());
    }
    out.putVarint(texts().size());
    texts().forEach(out::putText);
    out.putVarint(made().size());
    out.putAll(predictions);
  }

  static BlockDictionary read(ByteReader in) {
    BlockDictionary names = new BlockDictionary();
    for (long left = in.getVarint(); left > 0; left--) {
      names.numberOf(in.getText());
    }
    for (long left = in.getVarint(); left > 0; left--) {
      names.numberOf(names.readMade(in));
    }
    return names;
  }

  private StoredPrediction readMade(ByteReader in) {
    String model = readText(in);
    String version = readText(in);
    String role = readText(in);
    String label = readText(in);
    return new StoredPrediction(model, version, role, in.getSigned(), label);
  }

  private String readText(ByteReader in) {
    return texts().get(in.getIndex(texts().size()));
  }
}
