package dev.weir.classifiers.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ShapedKernelsTest {

  /** A kernel whose result is its shape. */
  private static final class Shift implements Supplier<Integer> {

    private static final BoxShape SHAPE = ShapedKernels.shapeOf(MethodHandles.lookup());

    @Override
    public Integer get() {
      return SHAPE.right();
    }
  }

  @SuppressWarnings("rawtypes")
  private final ShapedKernels<Supplier> kernels = new ShapedKernels<>(Supplier.class, Shift.class);

  @Test
  void shouldGiveEachShapeItsOwnClass() {
    // When
    Supplier<?> first = kernels.create(shape(1));
    Supplier<?> other = kernels.create(shape(2));
    Supplier<?> again = kernels.create(shape(1));

    // Then
    assertThat(first.get()).isEqualTo(1);
    assertThat(other.get()).isEqualTo(2);
    assertThat(again.get()).isEqualTo(1);
    assertThat(again).isNotSameAs(first).hasSameClassAs(first);
    assertThat(other.getClass()).isNotEqualTo(first.getClass());
  }

  @Test
  void shouldForgetTheShapeThatWasNotUsedForLongest() {
    // Given
    Supplier<?> oldest = kernels.create(shape(0));
    Supplier<?> used = kernels.create(shape(1));

    // When
    for (int right = 2; right <= ShapedKernels.KEPT; right++) {
      kernels.create(shape(1));
      kernels.create(shape(right));
    }

    // Then
    assertThat(kernels.create(shape(1))).hasSameClassAs(used);
    assertThat(kernels.create(shape(0)).getClass()).isNotEqualTo(oldest.getClass());
    assertThat(oldest.get()).isEqualTo(0);
  }

  @Test
  void shouldRefuseATemplateThatIsNotACopy() {
    assertThatThrownBy(() -> ShapedKernels.shapeOf(MethodHandles.lookup()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ShapedKernelsTest");
  }

  private static BoxShape shape(int right) {
    BoxAxis axis = new BoxAxis(4, 4, 1, 1);
    return new BoxShape(axis, axis, right);
  }
}
