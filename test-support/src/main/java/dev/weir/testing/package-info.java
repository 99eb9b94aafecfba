/**
 * Property tests: {@link dev.weir.testing.PropertyTest} marks them, {@link dev.weir.testing.Seeds}
 * provides their random numbers, {@link dev.weir.testing.SoakTest} repeats them with new seeds.
 * {@link dev.weir.testing.Contract} holds what must not change, for {@link
 * dev.weir.testing.SyntheticExamples} records.
 */
@NullMarked
package dev.weir.testing;

import org.jspecify.annotations.NullMarked;
