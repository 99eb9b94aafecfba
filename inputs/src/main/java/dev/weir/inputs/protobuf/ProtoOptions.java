package dev.weir.inputs.protobuf;

import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.squareup.wire.schema.internal.parser.OptionElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options of files, messages, fields and enums that the wire format depends on. */
final class ProtoOptions {
  private static final String FEATURES = "features";
  private static final String PREFIX = FEATURES + ".";

  private ProtoOptions() {}

  /** The value of an option; empty if it is not set. */
  static Optional<String> value(List<OptionElement> options, String name) {
    return options.stream()
        .filter(option -> option.getName().equals(name) && !option.isParenthesized())
        .map(option -> text(option.getValue()))
        .findFirst();
  }

  /** The features of an edition that are set; empty if none is. */
  static Optional<FeatureSet> features(List<OptionElement> options) {
    FeatureSet.Builder features = FeatureSet.newBuilder();
    for (OptionElement option : options) {
      if (option.isParenthesized()) {
        continue;
      }
      if (option.getName().startsWith(PREFIX)) {
        set(features, option.getName().substring(PREFIX.length()), option.getValue());
      } else if (option.getName().equals(FEATURES)) {
        setAll(features, option.getValue());
      }
    }
    FeatureSet set = features.build();
    return set.equals(FeatureSet.getDefaultInstance()) ? Optional.empty() : Optional.of(set);
  }

  /**
   * {@code features = {NAME: VALUE ...}}, or {@code features.NAME = VALUE} as one option within.
   */
  private static void setAll(FeatureSet.Builder features, Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, feature) -> set(features, name.toString(), feature));
    } else if (value instanceof OptionElement option) {
      set(features, option.getName(), option.getValue());
    }
  }

  /** Features of other languages and of later editions do not matter here. */
  private static void set(FeatureSet.Builder features, String name, Object value) {
    FieldDescriptor field = FeatureSet.getDescriptor().findFieldByName(name);
    if (field != null && field.getType() == FieldDescriptor.Type.ENUM) {
      EnumValueDescriptor symbol = field.getEnumType().findValueByName(text(value));
      if (symbol != null) {
        features.setField(field, symbol);
      }
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case OptionElement.OptionPrimitive primitive -> text(primitive.getValue());
      case null -> "";
      default -> value.toString();
    };
  }
}
