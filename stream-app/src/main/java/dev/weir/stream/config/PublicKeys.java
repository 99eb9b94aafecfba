package dev.weir.stream.config;

import dev.weir.routes.ModelSignature;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Accepts public keys, separated by commas. */
record PublicKeys() implements ConfigDef.Validator {
  /**
   * Parses the list.
   *
   * @throws IllegalArgumentException if an entry is no public key
   */
  static List<PublicKey> parse(String text) {
    return Arrays.stream(text.split(","))
        .map(String::trim)
        .filter(key -> !key.isEmpty())
        .map(ModelSignature::publicKey)
        .toList();
  }

  @Override
  public void ensureValid(String name, Object value) {
    try {
      parse((String) value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "public keys of Ed25519, by commas";
  }
}
