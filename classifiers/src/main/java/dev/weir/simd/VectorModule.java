package dev.weir.simd;

import java.lang.reflect.InvocationTargetException;

/**
 * The module {@code jdk.incubator.vector}, which Java does not load unless it is asked to.
 *
 * <p>Asked by {@code --add-modules}, Java prints a warning at every start that no option silences.
 * Asked later, in the way in which it loads its own modules late, it prints none; that needs {@code
 * --add-exports=java.base/jdk.internal.module=ALL-UNNAMED}, which is what {@code ./weir} gives. The
 * compiled code is the same.
 */
final class VectorModule {

  static final String NAME = "jdk.incubator.vector";

  private static final String LOADER = "jdk.internal.module.Modules";

  private VectorModule() {}

  /** Whether the module can be used: it was there at the start, or is now. */
  static boolean load() {
    return ModuleLayer.boot().findModule(NAME).isPresent() || loadLate();
  }

  private static boolean loadLate() {
    try {
      Class.forName(LOADER).getMethod("loadModule", String.class).invoke(null, NAME);
      return true;
    } catch (InvocationTargetException e) {
      return false; // this Java has no such module
    } catch (ReflectiveOperationException e) {
      return false; // not allowed to ask, or another Java than we know
    }
  }
}
