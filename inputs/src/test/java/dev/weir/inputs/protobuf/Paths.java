package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.FieldPath.Each;
import dev.weir.inputs.path.FieldPath.Field;
import dev.weir.inputs.path.FieldPath.Index;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.SlotUse;
import java.util.ArrayList;
import java.util.List;

/** All paths into a message that some slot takes. */
final class Paths {
  /** A path and what it is used for. */
  record Path(FieldPath path, SlotUse use) {
    SlotPlan plan(boolean optional) {
      SlotPlan.Builder plan = new SlotPlan.Builder();
      plan.add(use, path, optional);
      return plan.build();
    }
  }

  private final List<Path> paths = new ArrayList<>();

  private Paths() {}

  static List<Path> of(Descriptor type) {
    Paths all = new Paths();
    all.inMessage(type, new FieldPath(List.of()));
    return all.paths;
  }

  private void inMessage(Descriptor type, FieldPath at) {
    for (FieldDescriptor field : type.getFields()) {
      FieldPath path = at.then(new Field(field.getName()));
      if (field.isMapField()) {
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        singular(value, path.then(new Field("1")));
        singular(value, path.then(new Field("3")));
      } else if (field.isRepeated()) {
        repeated(field, path);
      } else {
        singular(field, path);
      }
    }
  }

  private void repeated(FieldDescriptor field, FieldPath path) {
    singular(field, path.then(new Index(0)));
    singular(field, path.then(new Index(2)));
    if (isNumber(field)) {
      paths.add(new Path(path, SlotUse.VALUES));
    }
    if (!path.hasEach()) {
      singular(field, path.then(new Each()));
    }
  }

  private void singular(FieldDescriptor field, FieldPath path) {
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      if (!path.hasEach() || path.steps().getLast() instanceof Each) {
        inMessage(field.getMessageType(), path);
      }
    } else if (!path.hasEach()) {
      paths.add(new Path(path, SlotUse.PASSTHROUGH));
    } else if (isNumber(field)) {
      paths.add(new Path(path, SlotUse.VALUES));
    }
  }

  private static boolean isNumber(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT, LONG, FLOAT, DOUBLE -> true;
      default -> false;
    };
  }
}
