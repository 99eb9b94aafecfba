package dev.weir.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test, or all tests of a class, as one with random input from {@link Seeds}. The regular
 * build runs it with one constant seed; the soak repeats it with new ones.
 *
 * <pre>{@code
 * @Test
 * @PropertyTest
 * void shouldSortAsTheLibraryDoes() {
 *   // given
 *   Random random = Seeds.random();
 *   ...
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag(PropertyTest.TAG)
public @interface PropertyTest {

  /** The tag that the soak selects. */
  String TAG = "property";
}
