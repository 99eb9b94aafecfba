package dev.weir.classifiers.internal.simd;

import java.io.IOException;
import java.io.InputStream;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Creates kernels whose sizes are constants to the compiler: each shape gets its own copy of the
 * kernel's class, a hidden class with the shape as its class data. Loops of a known length need
 * fewer instructions and registers. Thread-safe.
 *
 * @param <K> the common type
 */
final class ShapedKernels<K> {

  /** A process rarely uses more shapes; those of older ones are unloaded with their kernels. */
  static final int KEPT = 8;

  private final Class<K> type;
  private final Class<? extends K> template;
  private final SequencedMap<BoxShape, MethodHandle> constructors =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * For one class of kernels.
   *
   * @param template has a constructor without parameters, keeps {@link #shapeOf} in a static field,
   *     and has no nested classes, which would refer to the template; only copies are used
   */
  ShapedKernels(Class<K> type, Class<? extends K> template) {
    this.type = type;
    this.template = template;
  }

  /** The shape of a copy, from its own lookup. */
  static BoxShape shapeOf(Lookup copy) {
    try {
      BoxShape shape = MethodHandles.classData(copy, ConstantDescs.DEFAULT_NAME, BoxShape.class);
      if (shape == null) {
        throw new IllegalStateException(copy.lookupClass() + " is not a copy with a shape");
      }
      return shape;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(copy.lookupClass() + " cannot read its shape", e);
    }
  }

  /** A kernel with its own memory. */
  K create(BoxShape shape) {
    try {
      return type.cast(constructor(shape).invoke());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot create " + template, e);
    }
  }

  private synchronized MethodHandle constructor(BoxShape shape) {
    MethodHandle known = constructors.get(shape);
    MethodHandle constructor = known == null ? copy(shape) : known;
    constructors.put(shape, constructor);
    if (constructors.size() > KEPT) {
      constructors.pollFirstEntry();
    }
    return constructor;
  }

  private MethodHandle copy(BoxShape shape) {
    try {
      Lookup copy = MethodHandles.lookup().defineHiddenClassWithClassData(bytes(), shape, false);
      return copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class));
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("cannot copy " + template, e);
    }
  }

  private byte[] bytes() throws IOException {
    String name = template.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = template.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("no " + file);
      }
      return in.readAllBytes();
    }
  }
}
