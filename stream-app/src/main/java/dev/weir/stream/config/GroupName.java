package dev.weir.stream.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Names of applications: topics and folders begin with them. */
final class GroupName implements ConfigDef.Validator {
  /** Kafka's topics have at most 249 characters, and a changelog's name goes on behind it. */
  private static final int LONGEST = 180;

  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST + "}");

  @Override
  public void ensureValid(String name, Object value) {
    String text = (String) value;
    if (!LEGAL.matcher(text).matches() || text.equals(".") || text.equals("..")) {
      throw new ConfigException(
          name, value, "use at most " + LONGEST + " letters, digits, '.', '_' and '-'");
    }
  }

  @Override
  public String toString() {
    return "letters, digits, '.', '_' and '-'";
  }
}
