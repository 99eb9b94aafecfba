package dev.weir.classifiers.internal.simd;

import java.lang.reflect.InvocationTargetException;

/**
 * Loads the module {@code jdk.incubator.vector}, which Java does not load by default.
 *
 * <p>With {@code --add-modules}, Java prints a warning at every start that no option silences.
 * Loaded later, the way Java loads its own modules on demand, it prints none; that needs {@code
 * --add-exports=java.base/jdk.internal.module=ALL-UNNAMED}, which {@code ./weir} passes. The
 * compiled code is the same.
 */
final class VectorModule {

  static final String NAME = "jdk.incubator.vector";

  private static final String LOADER = "jdk.internal.module.Modules";

  private VectorModule() {}

  /** Whether the module can be used: loaded at startup, or now. */
  static boolean load() {
    return ModuleLayer.boot().findModule(NAME).isPresent() || loadLate();
  }

  private static boolean loadLate() {
    try {
      Class.forName(LOADER).getMethod("loadModule", String.class).invoke(null, NAME);
      return true;
    } catch (InvocationTargetException e) {
      return false; // module not present
    } catch (ReflectiveOperationException e) {
      return false; // access denied, or an unsupported Java version
    }
  }
}
