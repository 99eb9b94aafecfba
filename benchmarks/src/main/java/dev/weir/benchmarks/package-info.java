/** JMH benchmarks, in pairs of a plain and a SIMD twin. */
package dev.weir.benchmarks;
