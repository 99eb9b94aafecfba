/**
 * Property tests: {@link dev.weir.testing.PropertyTest} marks them, {@link dev.weir.testing.Seeds}
 * provides their random numbers, {@link dev.weir.testing.SoakTest} repeats them with new seeds.
 */
@NullMarked
package dev.weir.testing;

import org.jspecify.annotations.NullMarked;
