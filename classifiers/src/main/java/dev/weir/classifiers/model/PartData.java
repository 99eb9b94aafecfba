package dev.weir.classifiers.model;

import dev.weir.model.artifact.ArtifactPart;
import dev.weir.model.artifact.BiasesPart;
import dev.weir.model.artifact.DilationsPart;
import dev.weir.model.artifact.End;
import dev.weir.model.artifact.ExtensionPart;
import dev.weir.model.artifact.FeaturePart;
import dev.weir.model.artifact.Header;
import dev.weir.model.artifact.ImageShape;
import dev.weir.model.artifact.ImagesPart;
import dev.weir.model.artifact.InterceptPart;
import dev.weir.model.artifact.KernelPart;
import dev.weir.model.artifact.PaddedKernelPart;
import dev.weir.model.artifact.SignalShape;
import dev.weir.model.artifact.WindowsPart;
import dev.weir.model.artifact.WnnPart;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Resolves the classes of artifact records itself. Avro would look them up by name, which it does
 * only for packages that are trusted process-wide.
 */
final class PartData extends SpecificData {

  private static final Map<String, Class<?>> CLASSES =
      Stream.of(
              ArtifactPart.class,
              Header.class,
              SignalShape.class,
              ImageShape.class,
              KernelPart.class,
              FeaturePart.class,
              InterceptPart.class,
              End.class,
              DilationsPart.class,
              BiasesPart.class,
              PaddedKernelPart.class,
              WnnPart.class,
              ImagesPart.class,
              ExtensionPart.class,
              WindowsPart.class)
          .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

  PartData() {
    super(PartData.class.getClassLoader());
  }

  @Override
  public Class<?> getClass(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        ? CLASSES.get(schema.getFullName())
        : super.getClass(schema);
  }
}
